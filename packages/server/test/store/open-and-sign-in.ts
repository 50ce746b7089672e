import { once } from 'node:events'
import { openDesk } from '@zuoxi/server'

/** Run as a process of its own: at a word from its parent, open the desk at the path given and sign in. */
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const desk = await openDesk(process.argv[2] ?? '')
await desk.signInLocally('agent')
process.stdout.write('signed in\n')
await desk.close()
process.stdin.destroy()
