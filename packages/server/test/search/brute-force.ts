import { phonesNear, planSearch } from '../../src/rules/search-query.ts'
import type { SearchDoc } from '../../src/store/search/index.ts'

/** What search must find, worked out the slow way: look at everyone, sort, take twenty. */
export function bruteForce(docs: readonly SearchDoc[], text: string): number[] {
  const plan = planSearch(text)
  const matches = (doc: SearchDoc, prefixes: readonly string[]) =>
    doc.words.some((word) => prefixes.some((prefix) => word.startsWith(prefix)))
  const sorted = [...docs].sort((a, b) => a.nrank - b.nrank || a.num - b.num)
  if (plan.kind === 'nothing') return []
  if (plan.kind === 'all') return nums(sorted.filter((doc) => plan.words.every((word) => matches(doc, word))))
  const rungs = plan.rungs.map((rung) =>
    nums(
      sorted.filter((doc) => matches(doc, rung)),
      Infinity,
    ),
  )
  const found = [...new Set(rungs.flat())].slice(0, 20)
  if (found.length > 0 || !plan.mobile) return found
  const near = new Set(phonesNear(plan.mobile).map((phone) => `p${phone}`))
  return nums(sorted.filter((doc) => doc.words.some((word) => near.has(word))))
}

function nums(docs: readonly SearchDoc[], limit = 20): number[] {
  return docs.slice(0, limit).map((doc) => doc.num)
}
