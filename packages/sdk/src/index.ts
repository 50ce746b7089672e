export * from './client/index.ts'
export * from './compliance/index.ts'
export * from './model/index.ts'
export * from './money/index.ts'
