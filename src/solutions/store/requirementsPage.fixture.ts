import { contactActions } from '@/domain/store/actions/contact'
import { dealActions } from '@/domain/store/actions/deal'
import { leadActions } from '@/domain/store/actions/pressLead'
import { coverage } from './coverage.fixture'
import type { Coverage } from './coverage.fixture'
import { gaps, requirements } from './specification.fixture'
import { storeSettings } from './settings'

const HEAD = `# The store's specification, sentence by sentence

Made by \`storeActions.test.ts\`; \`npx vitest run --project unit src/solutions/store -u\` writes it anew. A requirement counts as covered only
where the test reads its expected effect from \`tests/spec/store/\`: a button's plan has it (\`storeActions.test.ts\`), or setup makes it
(\`blueprintEffects.fixture.ts\`), or the rules of queues and requests have it (\`routing.fixture.ts\`). *Planned*: pages of queues and shifts, the seller's sheet, processes and *Due today* will do it.

| Proof | |
| --- | --- |
| portal | \`tests/data/store/presses/storePresses.test.ts\`: the button is pressed in a portal, and what it then holds has the effect; \`npm run soak -- actions\`: once, whatever befalls the press |
| plan | \`src/solutions/store/storeActions.test.ts\`: the plan has the effect |
| rules | \`src/solutions/store/routing.fixture.ts\`: the rules have the effect with the figures of its words; \`tests/data/routing/\`: a month simulated |
| setup | the same test by \`blueprintEffects.fixture.ts\`; \`tests/data/applySetup.test.ts\` makes it in a portal |
| \`….story\` | \`tests/stories/\`: a person presses the button in a browser |
`

const sections: Readonly<Record<string, string>> = { 2: 'Directories', 3: 'Operators', 4: 'Cashiers', 5: 'Sellers', 6: 'Fields', 7: 'Forms', 8: 'Processes' }
const buttons = [...leadActions, ...contactActions, ...dealActions]
const names = new Map(buttons.map(({ id, name }) => [id, `«${name.ru}»`] as const))
const nameOf = (id: string) => names.get(id) ?? (id.startsWith('sheet:') ? 'plan of the sheet' : id === 'birthday' ? 'plan of a birthday' : id === 'newRequest' ? 'plan of a new lead' : id)
const stories = Object.entries(import.meta.glob<string>('/tests/stories/{operator,contactActions,cashier,reservations,redeem,coupons}.story.ts', { eager: true, query: '?raw', import: 'default' }))

/** Stories of the store in which somebody presses the button, by its name. */
function storiesOf(presses: readonly string[]): string[] {
  const wanted = presses.flatMap(id => buttons.find(action => action.id === id)?.name.ru ?? [])
  return stories.filter(([, text]) => wanted.some(name => [`'${name}'`, `«${name}»`, `/${name}/`].some(quoted => text.includes(quoted)))).map(([path]) => `\`${path.split('/').at(-1)!.replace('.ts', '')}\``)
}

function proofOf(covered: Coverage): string {
  switch (covered.by) {
    case 'actions': return covered.presses.length === 0 ? 'plan' : ['portal', ...storiesOf(covered.presses)].join(', ')
    case 'plans': return 'plan'
    case 'blueprint': return 'setup'
    case 'routing': return 'rules'
    default: return ''
  }
}
const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')

function wordsOf(covered: Coverage): string {
  switch (covered.by) {
    case 'actions': return covered.presses.length === 0 ? 'no button stands there' : [...new Set(covered.presses.map(nameOf))].join(', ')
    case 'plans': return `*planned* – tested already: ${[...new Set(covered.presses.map(nameOf))].join(', ')}`
    case 'blueprint': return 'setup'
    case 'routing': return 'rules of queues and requests'
    case 'planned': return `*planned* – ${covered.why}`
    case 'person': return `a person: ${covered.why}`
    case 'nothing': return `**not covered**: ${covered.missing.join('; ')}`
  }
}

function sectionOf(number: string): string {
  const rows = requirements.filter(({ section }) => section === number).map(({ id, quote }) => `| ${id} | ${cell(quote)} | ${cell(wordsOf(coverage.get(id)!))} | ${proofOf(coverage.get(id)!)} |`)
  return `## ${number} ${sections[number]}\n\n| Id | Words | Covered by | Proof |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

function gapsTable(): string {
  const rows = gaps.flatMap(gap => storeSettings.filter(setting => setting.gap === gap.id).map(({ role, default: value }, index) => (
    `| ${index === 0 ? gap.id : ''} | \`store.${role}\` | ${cell(JSON.stringify(value))} | ${index === 0 ? cell(gap.say) : ''} |`
  )))
  return `## Gaps and their settings\n\n| Gap | Setting | Default | What the user is told |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

/** Every requirement of sections 2–8 with what covers it, and every gap with its setting. */
export function requirementsPage(): string {
  return [HEAD, ...Object.keys(sections).map(sectionOf), gapsTable()].join('\n')
}
