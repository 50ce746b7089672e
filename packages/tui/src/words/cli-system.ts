import type { Lang } from './lang.ts'

/** What the system said no with, by its cause: what can be done about it is the same within each. */
export type SystemTrouble =
  | 'no_space'
  | 'no_permission'
  | 'read_only'
  | 'is_folder'
  | 'not_folder'
  | 'missing'
  | 'too_many_files'
  | 'disk_trouble'
  | 'corrupt'
  | 'not_a_database'
  | 'busy'
  | 'cannot_open'
  | 'address_in_use'
  | 'no_such_address'

/** Node's codes, and SQLite's without what follows a second underscore (`SQLITE_IOERR_WRITE`). */
const troubles: Readonly<Record<string, SystemTrouble>> = {
  ENOSPC: 'no_space',
  EDQUOT: 'no_space',
  SQLITE_FULL: 'no_space',
  // The index beside the log is the first thing a full disk has no room for.
  SQLITE_IOERR_SHMSIZE: 'no_space',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  SQLITE_PERM: 'no_permission',
  EROFS: 'read_only',
  SQLITE_READONLY: 'read_only',
  EISDIR: 'is_folder',
  ENOTDIR: 'not_folder',
  EEXIST: 'not_folder',
  ENOENT: 'missing',
  EMFILE: 'too_many_files',
  ENFILE: 'too_many_files',
  EIO: 'disk_trouble',
  SQLITE_IOERR: 'disk_trouble',
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'not_a_database',
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_CANTOPEN: 'cannot_open',
  EADDRINUSE: 'address_in_use',
  EADDRNOTAVAIL: 'no_such_address',
  ENOTFOUND: 'no_such_address',
}

/** The cause behind a code; `undefined` for one that nobody here can do anything about. */
export function troubleOf(code: string): SystemTrouble | undefined {
  return troubles[code] ?? troubles[code.split('_').slice(0, 2).join('_')]
}

type TroubleWords = Readonly<Record<SystemTrouble, (where: string) => string>>

const zh: TroubleWords = {
  no_space: (where) => `磁盘已满，写不进${where}。请腾出空间后重试，已保存的内容不受影响`,
  no_permission: (where) => `没有权限访问${where}。请检查文件和目录的所有者与权限（ls -l）`,
  read_only: (where) => `${where}是只读的，无法写入。请检查权限，或用 ZUOXI_HOME 换一个数据目录`,
  is_folder: (where) => `${where}是目录，这里需要文件。请移开它或换一个路径`,
  not_folder: (where) => `${where}被文件占用，这里需要目录。请移开它或换一个路径`,
  missing: (where) => `找不到${where}。请检查路径；密钥或凭据文件丢失时请从备份恢复`,
  too_many_files: () => '打开的文件太多。请关闭其他程序，或用 ulimit -n 提高上限',
  disk_trouble: (where) => `读写${where}时磁盘出错。请检查磁盘，先备份再继续`,
  corrupt: (where) => `${where}已损坏。请保留原文件并从备份恢复；zuoxi doctor 会说明情况`,
  not_a_database: (where) => `${where}不是坐席台的数据文件。请移开它或从备份恢复；zuoxi doctor 会说明情况`,
  busy: (where) => `${where}正被另一个程序占用。请稍后重试`,
  cannot_open: (where) => `打不开${where}。请检查路径和权限；zuoxi doctor 会说明情况`,
  address_in_use: (where) => `地址已被占用：${where}。请用 --port 换一个端口，或停止占用它的程序`,
  no_such_address: (where) => `本机没有这个地址：${where}。请检查 --host`,
}

const en: TroubleWords = {
  no_space: (where) => `the disk is full: ${where} cannot be written. Make room and try again; what is saved is safe`,
  no_permission: (where) => `no permission for ${where}. Check who owns the file and its folder (ls -l)`,
  read_only: (where) => `${where} is read-only. Check its permissions, or choose another folder with ZUOXI_HOME`,
  is_folder: (where) => `${where} is a folder, and a file is needed. Move it away or choose another path`,
  not_folder: (where) => `a file is in the way: ${where} must be a folder. Move it away or choose another path`,
  missing: (where) => `not found: ${where}. Check the path; a lost key or secret comes back from a backup only`,
  too_many_files: () => 'too many files are open. Close other programs, or raise the limit with ulimit -n',
  disk_trouble: (where) => `the disk failed at ${where}. Check the disk, and make a backup before you go on`,
  corrupt: (where) => `${where} is damaged. Keep it and restore a backup; zuoxi doctor tells more`,
  not_a_database: (where) => `${where} is no desk file. Move it away or restore a backup; zuoxi doctor tells more`,
  busy: (where) => `${where} is in use by another program. Try again later`,
  cannot_open: (where) => `${where} cannot be opened. Check path and permissions; zuoxi doctor tells more`,
  address_in_use: (where) => `the address is in use: ${where}. Choose another --port, or stop what uses it`,
  no_such_address: (where) => `not an address of this machine: ${where}. Check --host`,
}

const somewhere: Readonly<Record<Lang, string>> = { 'zh-CN': '数据文件', en: 'the desk file' }

/**
 * What went wrong and how to mend it. Without a path it was the desk's own file:
 * SQLite names none. The result still passes `safeText` before it is shown.
 *
 * @example
 * sayTrouble('no_space', undefined, 'en') // 'the disk is full: the desk file cannot be written. …'
 */
export function sayTrouble(trouble: SystemTrouble, where: string | undefined, lang: Lang): string {
  if (lang === 'en') return en[trouble](where ?? somewhere.en)
  // A space sets a path off from Han, but not from a mark, which has its own.
  return zh[trouble](where === undefined ? somewhere['zh-CN'] : ` ${where} `).replace(/ (?=[。，])|(?<=^|：) /g, '')
}
