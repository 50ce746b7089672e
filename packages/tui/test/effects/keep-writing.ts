import { AgentId } from '@zuoxi/sdk'
import { keySource } from '../../src/effects/sealed/key-source.ts'
import { fileSealedStore } from '../../src/effects/sealed/sealed-store.ts'

/** Run as a program of its own, to be killed: writes one document over and over, and says each time that it has. */
const [folder = ''] = process.argv.slice(2)
const docs = fileSealedStore(folder, keySource(`${folder}/key`, undefined)).of(AgentId.parse('ag-1'))
for (let n = 1; ; n += 1) {
  await docs.write('draft', { n, text: '还'.repeat(3_000) })
  process.stdout.write(`${n}\n`)
}
