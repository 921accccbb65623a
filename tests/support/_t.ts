import { createQueue } from "../../src/queue/bullmq.ts";
import { throughProxy } from "./proxy.ts";
import { setTimeout as delay } from "node:timers/promises";
const t0=performance.now(); const log=(...a:unknown[])=>console.log(Math.round(performance.now()-t0),...a);
const {url,proxy}=await throughProxy("redis://127.0.0.1:6379");
const q = await createQueue({kind:"redis",url,prefix:"tt",onFault:(c)=>log("fault",c)});
let n=0;
await q.work({alarm:async()=>{},sweep:async()=>{},effect:async(id)=>{n++;log("effect",id)}});
log("cut"); proxy.cut();
while(n===0){ await q.wake({id:("e"+Math.random()) as never,queue:"deliveries"}); await delay(10);}
log("closing"); await q.close(); log("closed"); await proxy.close(); log("proxy");
