import { startEmbedded } from "../../src/store/embedded/start.ts";
import { postgresStore } from "../../src/store/postgres/store.ts";
import { rm } from "node:fs/promises";
const folder="/tmp/emb-try";
for (let i=0;i<2;i++){
let t=performance.now();
const e = await startEmbedded({folder, onProgress:(s)=>console.log(" ",s,Math.round(performance.now()-t))});
console.log("started",performance.now()-t, e.connectionString, e.pid(), e.adopted);
t=performance.now();
const s=await postgresStore({connectionString:e.connectionString}); console.log("store",performance.now()-t);
await s.close();
t=performance.now(); await e.stop(); console.log("stop",performance.now()-t);
}
await rm(folder,{recursive:true});
