import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { RehearsalResult } from '../player/rehearse.ts'
import { keyOf } from './select.ts'

const Remembered = z.object({ failed: z.array(z.string()) })

/** What failed the last time it was played, by `keyOf`. Nothing where no run left word, or none that can be read. */
export async function failedBefore(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return new Set(Remembered.safeParse(jsonOf(text)).data?.failed)
}

/** Keep what failed. A conversation that was not played this time is as it was. */
export async function rememberFailed(file: string, results: readonly RehearsalResult[]): Promise<void> {
  const failed = new Set(await failedBefore(file))
  for (const result of results) {
    if (result.ok) failed.delete(keyOf(result))
    else failed.add(keyOf(result))
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.new`
  await writeFile(fresh, `${JSON.stringify({ failed: [...failed].toSorted() }, null, 2)}\n`, { mode: 0o600 })
  await rename(fresh, file)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
