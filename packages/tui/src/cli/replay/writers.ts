import { htmlReport, junit, type ReportWriter } from '@zuoxi/sdk/rehearsal'

/** Who can write a report of a run; each adds its flag to the verb. */
export const writers: readonly ReportWriter[] = [junit, htmlReport]
