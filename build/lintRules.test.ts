// @vitest-environment node
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const eslint = new ESLint({ cwd: process.cwd() })

async function rulesBroken(filePath: string, code: string) {
  const [report] = await eslint.lintText(`${code}\n`, { filePath })
  return report!.messages.filter(message => message.severity === 2).map(message => message.ruleId)
}

describe('import direction', () => {
  it.each([
    ['src/domain/a.ts', '@/services/portal/types'],
    ['src/domain/a.ts', '../components/ui/Button.vue'],
    ['src/solutions/events/a.ts', '@/services/portal/types'],
    ['src/services/deals/a.ts', '@/stores/deal'],
    ['src/services/deals/a.ts', '@/placements/home/entry'],
    ['src/services/deals/a.ts', '@bitrix24/b24jssdk'],
    ['src/stores/a.ts', '@/components/ui/Button.vue'],
    ['src/components/ui/a.ts', '@/services/portal/types'],
    ['src/components/ui/a.ts', '@/stores/deal'],
    ['src/placements/home/a.ts', '@/solutions/events/blueprint'],
    ['src/placements/home/a.ts', '@bitrix24/b24jssdk'],
    ['src/services/portal/a.ts', 'b24-local-portal'],
    ['src/main.ts', '../portal/src/index'],
    ['src/services/site/a.ts', 'cardinal-demo-site'],
    ['portal/src/rest/a.ts', '@/domain/portalMap'],
    ['portal/src/rest/a.ts', 'cardinal-demo-site'],
    ['demo-site/src/receiver/a.ts', '@/domain/portalMap'],
    ['demo-site/src/a.ts', '../../src/domain/portalMap'],
    ['demo-site/src/receiver/a.ts', 'b24-local-portal'],
  ])('refuses %s importing %s', async (filePath, source) => {
    expect(await rulesBroken(filePath, `import * as a from '${source}'\n\nexport default a`)).toContain('no-restricted-imports')
  })

  it.each([
    ['src/services/portal/a.ts', '@bitrix24/b24jssdk'],
    ['src/services/deals/a.ts', '@/domain/portalMap'],
    ['src/components/ui/a.ts', '@/domain/portalMap'],
    ['src/placements/home/a.ts', '@/services/portal/types'],
  ])('lets %s import %s', async (filePath, source) => {
    expect(await rulesBroken(filePath, `import * as a from '${source}'\n\nexport default a`)).toEqual([])
  })
})

describe('unsafe HTML', () => {
  it.each([
    'document.body.innerHTML = location.hash',
    'document.body.outerHTML = location.hash',
    'document.body.insertAdjacentHTML(\'beforeend\', location.hash)',
    'document.write(location.hash)',
    'parent.postMessage(\'a\', \'*\')',
    'eval(location.hash)',
  ])('refuses %s', async code => {
    expect(await rulesBroken('src/main.ts', code)).not.toEqual([])
  })

  it('refuses v-html outside the one component that sanitises', async () => {
    const component = '<script setup lang="ts">\nconst html = location.hash\n</script>\n\n<template>\n  <div v-html="html"></div>\n</template>'
    expect(await rulesBroken('src/components/ui/Some.vue', component)).toContain('vue/no-v-html')
  })
})
