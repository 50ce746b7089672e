import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether an address is reached from this machine only. */
export function isLoopback(host: string): boolean {
  const family = isIP(host)
  return host === 'localhost' || (family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4'))
}

/** A host as a URL writes it. */
export function urlHost(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host
}

/**
 * Whether a `Host` header names this machine. A desk on loopback answers to
 * no other name: a web page may point its own name at 127.0.0.1 (DNS
 * rebinding), but the browser then still sends that name.
 */
export function namesThisMachine(hostHeader: string | undefined): boolean {
  if (hostHeader === undefined) return false
  const url = URL.parse(`http://${hostHeader}`)
  return url !== null && isLoopback(url.hostname.replace(/^\[|\]$/g, ''))
}
