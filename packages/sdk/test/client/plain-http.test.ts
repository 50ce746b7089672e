import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { askOverHttp, type HttpAnswer } from '../../src/client/plain-http.ts'

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function textOf({ body }: HttpAnswer): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of body ?? []) parts.push(part)
  return Buffer.concat(parts).toString()
}

test('a question and its answer', async () => {
  const url = await serverThat((req, res) => {
    res.writeHead(201, { 'x-who': req.headers.authorization ?? '' })
    req.pipe(res)
  })
  const asked = { method: 'POST', headers: { authorization: 'Bearer t' }, body: '账单' }
  const answer = await askOverHttp(url, asked)
  expect(answer).toMatchObject({ status: 201, ok: true, url, redirected: false })
  expect([answer.headers.get('X-Who'), answer.headers.get('x-none')]).toEqual(['Bearer t', null])
  expect(await textOf(answer)).toBe('账单')
})

test('where somebody sends us on, the question goes there whole', async () => {
  const url = await serverThat((req, res) => {
    if (req.url === '/') return res.writeHead(307, { location: '/there' }).end()
    return req.pipe(res)
  })
  const answer = await askOverHttp(url, { method: 'POST', body: 'whole' })
  expect(answer).toMatchObject({ status: 200, redirected: true, url: `${url}there` })
  expect(await textOf(answer)).toBe('whole')
})

test('what a proxy has packed is unpacked', async () => {
  const url = await serverThat((req, res) => {
    expect(req.headers['accept-encoding']).toContain('gzip')
    res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('账单'))
  })
  expect(await textOf(await askOverHttp(url, {}))).toBe('账单')
})

test('nobody there is a TypeError with its cause, as fetch has it', async () => {
  const url = await serverThat((_, res) => res.destroy())
  await expect(askOverHttp(url, {})).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } })
})

test('who gives up before, while waiting or while reading is told their own reason', async () => {
  const url = await serverThat((req, res) => void (req.url === '/begins' && res.write('part')))
  const reason = new DOMException('late', 'TimeoutError')
  await expect(askOverHttp(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  const waiting = new AbortController()
  const never = askOverHttp(url, { signal: waiting.signal })
  waiting.abort(reason)
  await expect(never).rejects.toBe(reason)
  const reading = new AbortController()
  const begun = await askOverHttp(`${url}begins`, { signal: reading.signal })
  const whole = textOf(begun)
  reading.abort(reason)
  await expect(whole).rejects.toBe(reason)
})

test('an answer that breaks off is an error and not a short answer', async () => {
  const url = await serverThat((_, res) => {
    res.writeHead(200, { 'content-length': '10' })
    res.write('part', () => res.destroy())
  })
  await expect(textOf(await askOverHttp(url, {}))).rejects.toThrow('aborted')
})
