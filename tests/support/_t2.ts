import { Worker } from "bullmq"; import { Redis } from "ioredis";
import { throughProxy } from "./proxy.ts";
import { setTimeout as delay } from "node:timers/promises";
const t0=performance.now(); const log=(...a:unknown[])=>console.log(Math.round(performance.now()-t0),...a);
const {url,proxy}=await throughProxy("redis://127.0.0.1:6379");
const c = new Redis(url,{maxRetriesPerRequest:null}); c.on("error",()=>{});
const w = new Worker("x", async()=>{}, {connection:c as never, prefix:"tt", runRetryDelay:1000}); w.on("error",(e)=>log("err",e.message));
await w.waitUntilReady(); await delay(100);
const b = (w.getBackend() as any).blockingConnection; const bc=await b.client;
log("cut"); proxy.cut();
await delay(Number(process.argv[2]));
log("close", c.status, bc.status);
const p = w.close(); 
for (let i=0;i<8;i++){ await delay(500); log(c.status, bc.status, (w as any).mainLoopRunning && "loop", w.closed);}
process.exit();
