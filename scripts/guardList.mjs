/**
 * Every guard, how to take it out, and the test that must notice.
 *
 * @type {{ name: string, in: string, remove: string | RegExp, put?: string, runner?: 'vitest' | 'playwright', project?: 'unit' | 'portal' | 'browser', file: string, test: string }[]}
 */
export const guards = [
  {
    name: 'import direction: domain stands alone',
    in: 'eslint.config.js',
    remove: '  mayImport(\'domain\'),\n',
    project: 'unit',
    file: 'build/lintRules.test.ts',
    test: 'refuses src/domain/a.ts importing @/services/portal/types',
  },
  {
    name: 'import direction: only the portal service talks to the SDK',
    in: 'eslint.config.js',
    remove: /(ignores: \['src\/services\/portal\/\*\*'\],[\s\S]*?)sdkOnlyInPortalService,\n/,
    put: '$1',
    project: 'unit',
    file: 'build/lintRules.test.ts',
    test: 'refuses src/services/deals/a.ts importing @bitrix24/b24jssdk',
  },
]
