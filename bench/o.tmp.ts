import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { createCallerFactory, deskRouter, shapes } from '@zuoxi/sdk/contract'
import { demoDesk } from './lib/demo-desk.ts'
import { percentile, timed } from './lib/measure.ts'
const desk = await demoDesk(100000, ()=>{})
const token = await desk.signInLocally('agent')
const ctx = await desk.contextFor(token)
const caller = createCallerFactory(deskRouter)(ctx)
const client = connectLocally(desk,{token})
const ids = Array.from({length:1000},(_, i)=>'dm-'+String(1+((i*7919)%100000)).padStart(8,'0'))
const one = await ctx.desk.customers.overview({customerId: ids[3] as never})
const ways: Record<string,(id:any)=>unknown> = {
 ctx: ()=>desk.contextFor(token), usecase: (id)=>ctx.desk.customers.overview({customerId:id}), caller: (id)=>caller.customers.overview({customerId:id}), client:(id)=>client.customers.overview({customerId:id}),
 zod: ()=>shapes.customers.overview.output.parse(one) , me: ()=>client.session.me(), callerMe: ()=>caller.session.me(),
 clone: ()=>structuredClone(one), json: ()=>JSON.parse(JSON.stringify(one))}
const s=Object.fromEntries(Object.keys(ways).map(k=>[k,[] as number[]]))
for (let r=0;r<4;r++) for (const id of ids) for (const [k,f] of Object.entries(ways)) { const t=await timed(()=>f(id)); if(r) s[k]!.push(t) }
for (const k in s) console.log(k.padEnd(10), percentile(s[k]!,50).toFixed(3))
console.log(JSON.stringify(one).length)
await desk.close()
