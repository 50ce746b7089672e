import { Agent, request } from 'node:http'

/** Ask a served desk with as little of a client as there can be, so that the server is what is measured. */
export type Post = (procedure: string, input: unknown) => Promise<void>

/** One client with one connection that stays open. */
export function poster(at: { url: string; token: string }): Post {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { authorization: `Bearer ${at.token}`, 'content-type': 'application/json' }
  return (procedure, input) =>
    new Promise((resolve, reject) => {
      const body = Buffer.from(JSON.stringify(input))
      const options = { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } }
      request(`${at.url}/trpc/${procedure}`, options, (res) => {
        res
          .resume()
          .once('end', () =>
            res.statusCode === 200 ? resolve() : reject(new Error(`${procedure} answered ${res.statusCode}`)),
          )
      })
        .once('error', reject)
        .end(body)
    })
}
