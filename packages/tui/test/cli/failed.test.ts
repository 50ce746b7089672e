import { describe, expect, it } from 'vitest'
import { failedReport } from '../../src/cli/failed.ts'
import { renderLines } from '../../src/cli/report.ts'
import { cliWords } from '../../src/words/cli.ts'
import type { Lang } from '../../src/words/lang.ts'

const failing = (code: string, more: object = {}): Error => Object.assign(new Error(`raw ${code}`), { code, ...more })

function said(error: unknown, lang: Lang): string {
  return renderLines(failedReport(error, lang, cliWords[lang]).lines, { colours: false })
}

describe('trouble with the desk’s files', () => {
  it.each([
    'ENOSPC',
    'EACCES',
    'EPERM',
    'EROFS',
    'EISDIR',
    'ENOTDIR',
    'EEXIST',
    'ENOENT',
    'EMFILE',
    'EIO',
    'SQLITE_CORRUPT',
    'SQLITE_CORRUPT_VTAB',
    'SQLITE_NOTADB',
    'SQLITE_FULL',
    'SQLITE_READONLY_DBMOVED',
    'SQLITE_IOERR_WRITE',
    'SQLITE_CANTOPEN_ISDIR',
    'SQLITE_BUSY_SNAPSHOT',
    'EADDRINUSE',
  ])('%s is said in words, with what to do', (code) => {
    expect(said(failing(code), 'zh-CN')).toMatch(/^错误 [^a-z]*.*。.*\n$/)
    expect(said(failing(code), 'zh-CN')).not.toContain('raw')
    expect(said(failing(code), 'en')).toMatch(/^error [^.]+\. [A-Z].+\n$|^error .+; .+\n$/)
    expect(said(failing(code), 'en')).not.toMatch(/raw|[\u4e00-\u9fff]/)
    expect(failedReport(failing(code), 'en', cliWords.en)).toMatchObject({ json: { error: { code } }, code: 1 })
  })

  it('names the path, harmlessly', () => {
    expect(said(failing('EISDIR', { path: '/a/\u001b[31m\u202edesk.db' }), 'zh-CN')).toBe(
      '错误 /a/␛[31m\ufffddesk.db 是目录，这里需要文件。请移开它或换一个路径\n',
    )
    expect(said(failing('ENOSPC', { path: '/a' }), 'zh-CN')).toContain('写不进 /a。')
  })

  it('knows a full disk also where SQLite does not', () => {
    expect(said(failing('SQLITE_IOERR_SHMSIZE'), 'en')).toContain('the disk is full')
  })

  it('names the address that is in use', () => {
    expect(said(failing('EADDRINUSE', { address: '127.0.0.1', port: 8719 }), 'en')).toContain('127.0.0.1:8719')
    expect(said(failing('EADDRINUSE', { address: '127.0.0.1', port: 8719 }), 'zh-CN')).toContain('：127.0.0.1:8719。')
  })

  it('is said with its code where we know no better', () => {
    expect(said(failing('EWHATEVER'), 'en')).toContain('EWHATEVER')
  })
})
