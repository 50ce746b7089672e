import { openDesk } from '@zuoxi/server'
import { queriesOf } from './lib/search-queries.ts'
import { rowOf } from './lib/measure.ts'
import { planSearch } from '../packages/server/src/rules/search-query.ts'
import { searchReader } from '../packages/server/src/store/search/index.ts'
import { readHits } from '../packages/server/src/store/search/hits.ts'
const desk = await openDesk(process.argv[2]!)
const N=150
const q = queriesOf(desk, N)
const { sqlite } = desk.room.store
const pk = sqlite.prepare('select id, name_masked, phone_masked from customer where num = ?')
if (process.argv[3]) sqlite.pragma('mmap_size='+process.argv[3]);
const reader = searchReader(desk.room.store)
const s: number[]=[]; for (let r=0;r<5;r++) for (let i=0;i<N;i++){const n=1+(i*7919+104729)%1000000; const t=performance.now(); pk.get(n); if (r) s.push(performance.now()-t)}
const f=(r:any)=>[r.what.padEnd(26),r.p50.toFixed(4),r.p95.toFixed(4),r.p99.toFixed(4)].join(' ')
const floor=rowOf('pk',s); console.log(f(floor))
for (const [kind, texts] of q) { const a:number[]=[],b:number[]=[]; let n=0
 for (let r=0;r<3;r++) for (const text of texts) { const t=performance.now(); const nums=reader.find(planSearch(text)); const u=performance.now(); const hits=nums.length?readHits(sqlite,'local',nums):[]; if(r){a.push(u-t); b.push(performance.now()-u); n+=nums.length} }
 const ra=rowOf(kind,a); console.log(f(ra), 'x'+(ra.p99/floor.p99).toFixed(1), f(rowOf('hydrate',b)), (n/a.length).toFixed(1)) }
await desk.close()
