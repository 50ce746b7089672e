export { isSeeded, seedDemo, type SeedDemoOptions, type SeededDemo } from './demo/seed-demo.ts'
export { faultLog } from './http/fault-log.ts'
export { type ServedDesk, serveDesk, type ServeOptions, type ServeWarning } from './http/serve-desk.ts'
export { type DeskWarning, type Fault, type OpenDesk, openDesk, type OpenDeskOptions } from './open-desk.ts'
