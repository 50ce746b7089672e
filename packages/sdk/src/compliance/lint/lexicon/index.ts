import { type LintRule, loadRules } from '../rule.ts'
import { collectionRows } from './collection.ts'
import { marketingRows } from './marketing.ts'
import { promiseRows } from './promises.ts'
import { serviceRows } from './service.ts'
import { watchRows } from './watch.ts'

/**
 * The lexicon (`rules.md` section 8), checked as it loads. The wording is the
 * house's own; the sources say which instrument each rule serves, and how
 * surely we know its text.
 */
export const lintRules: readonly LintRule[] = loadRules([
  ...collectionRows,
  ...promiseRows,
  ...marketingRows,
  ...serviceRows,
  ...watchRows,
])
