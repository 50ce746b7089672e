import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCast } from '@zuoxi/fixtures'
import { isSeeded, openDesk, type OpenDesk, seedDemo } from '@zuoxi/server'

/**
 * A demo desk of so many customers. It is kept between runs, because making a
 * million takes minutes; the seed is fixed, so it is the same on every machine.
 */
export async function demoDesk(customers: number, tell: (progress: string) => void): Promise<OpenDesk> {
  const folder = join(process.env['ZUOXI_BENCH_DIR'] ?? tmpdir(), 'zuoxi-bench-desks')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const desk = await openDesk(join(folder, `demo-${customers}.db`))
  if (isSeeded(desk)) return desk
  let told = 0
  await seedDemo(desk, await loadCast(), {
    customers,
    seed: 8719,
    onProgress: (done, total) => {
      if (done < told + total / 20 && done < total) return
      told = done
      tell(`making ${customers} customers, once: ${Math.floor((done / total) * 100)} %`)
    },
  })
  return desk
}
