import { writeFileSync } from 'node:fs'
import { reportPageCode, reportPageFile } from './report-page-code.ts'

/** Write the page of a rehearsal report anew after its sources have changed: `node scripts/report-page.ts`. */
writeFileSync(reportPageFile, await reportPageCode())
