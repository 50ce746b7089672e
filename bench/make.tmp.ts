import { demoDesk } from './lib/demo-desk.ts'
for (const n of process.argv.slice(2)) { const t=performance.now(); const d = await demoDesk(Number(n), (p)=>console.log(p, Math.round((performance.now()-t)/1000)+'s', Math.round(process.memoryUsage().rss/1e6)+'MB')); await d.close(); console.log(n, 'ready', Math.round(performance.now()-t)) }
