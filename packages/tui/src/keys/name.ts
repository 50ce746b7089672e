export { keyName, keyNames } from '../words/key-name.ts'
