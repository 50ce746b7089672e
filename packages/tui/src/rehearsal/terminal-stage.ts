import type { Stage } from '@zuoxi/sdk/rehearsal'
export function terminalStage(stage: Stage): Stage {
  return stage
}
