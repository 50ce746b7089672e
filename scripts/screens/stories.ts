import { agentStory } from './agent-story.ts'
import { lockStory } from './lock-story.ts'
import { severalStory } from './several-story.ts'
import type { Story } from './story.ts'
import { tourStory } from './tour-story.ts'

/** The walks that the pictures of the docs are taken on. */
export const stories: readonly Story[] = [agentStory, lockStory, severalStory, tourStory]
