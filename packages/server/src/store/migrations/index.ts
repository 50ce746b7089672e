import type { Migration } from '../migrate.ts'
import { desk } from './0001-desk.ts'

export const migrations: readonly Migration[] = [desk]
