import { appendFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeHome } from './home-folder.ts'

/**
 * Add a line to the owner's file of accidents. Answers whether it was kept:
 * where the disk is full, or the folder is not ours, the accident itself must
 * not become a second one that ends the desk.
 */
export function keepFault(path: string, line: string): boolean {
  try {
    makeHome(dirname(path))
    appendFileSync(path, line, { mode: 0o600 })
    return true
  } catch {
    return false
  }
}
