import { writeFileSync } from 'node:fs'

// Loaded before a program whose memory is measured: leaves its peak, in KiB, where it is asked to.
process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)))
