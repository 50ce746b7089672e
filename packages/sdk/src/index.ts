export * from './client/index.ts'
export * from './model/index.ts'
