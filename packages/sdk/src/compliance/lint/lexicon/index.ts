import { once } from '../../../model/once.ts'
import { type LintRule, loadRules } from '../rule.ts'
import { collectionRows } from './collection.ts'
import { marketingRows } from './marketing.ts'
import { promiseRows } from './promises.ts'
import { serviceRows } from './service.ts'
import { watchRows } from './watch.ts'

/**
 * The lexicon (`rules.md` section 8), checked when it is first asked for. The wording is the
 * house's own; the sources say which instrument each rule serves, and how
 * surely we know its text.
 */
export const lintRules: () => readonly LintRule[] = once(() =>
  loadRules([...collectionRows, ...promiseRows, ...marketingRows, ...serviceRows, ...watchRows]),
)
