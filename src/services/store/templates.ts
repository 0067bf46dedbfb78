import { keptValues } from '@/domain/settings/siteProfile'
import type { MessageRole } from '@/domain/store/actions/plan'
import { messageTexts } from '@/solutions/store/settings/texts'
import { storeTasks } from '@/solutions/store/tasks'
import type { Store } from './types'

/** Tasks of the solution, and messages as the settings have them. */
export function templatesOf(appOptions: Store['appOptions']): Pick<Store, 'tasks' | 'texts'> {
  return { tasks: storeTasks, texts: textsOf(appOptions) }
}

function textsOf(appOptions: Readonly<Record<string, unknown>>): Store['texts'] {
  const kept = keptValues(appOptions['cardinal.settings.store'])
  const text = ({ role, default: usual }: { role: string, default: string }) => typeof kept[role] === 'string' && kept[role].trim() !== '' ? kept[role] : usual
  return Object.fromEntries(messageTexts.map(plan => [plan.role, text(plan)])) as Record<MessageRole, string>
}
