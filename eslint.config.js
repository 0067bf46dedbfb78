import stylistic from '@stylistic/eslint-plugin'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const layers = ['placements', 'components', 'stores', 'services', 'solutions', 'processes', 'domain']

const sdkOnlyInPortalService = {
  group: ['@bitrix24/b24jssdk', '@bitrix24/b24jssdk/**'],
  message: 'Only src/services/portal/ talks to the SDK.',
}
const noLocalPortal = {
  group: ['b24-local-portal', 'b24-local-portal/**', '**/portal/src/**', 'cardinal-demo-site', 'cardinal-demo-site/**', '**/demo-site/**', '**/worlds/**', '**/tests/**'],
  message: 'src/ never imports the local portal, the demo site, worlds or tests.',
}

/** Files of a layer may import their own layer and those named; see CONTRIBUTING.md. */
function mayImport(layer, ...below) {
  const forbidden = layers.filter(name => ![layer, ...below].includes(name))
  return {
    files: [`src/${layer}/**/*.{ts,vue}`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          { group: forbidden.flatMap(name => [`@/${name}/**`, `**/${name}/**`]), message: `${layer} may import only: ${[layer, ...below].join(', ')}.` },
          ...(layer === 'services' ? [] : [sdkOnlyInPortalService]),
          noLocalPortal,
        ],
      }],
    },
  }
}

const noUnsafeHtml = [
  { selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]', message: 'Show HTML through SanitisedHtml.vue.' },
  { selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln)$/][callee.object.name!=/^(process|portal|calls)$/]', message: 'Show HTML through SanitisedHtml.vue.' },
  { selector: 'CallExpression[callee.property.name="postMessage"][arguments.1.value="*"]', message: 'Name the target origin.' },
  { selector: 'NewExpression[callee.name="Function"]', message: 'No code from strings.' },
]

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '.cache/**', 'src/paraglide/**', '**/test-results/**', 'playwright-report/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  stylistic.configs.customize({ indent: 2, quotes: 'single', semi: false, braceStyle: 'stroustrup' }),
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.vue'] },
    },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@stylistic/arrow-parens': ['error', 'as-needed'],
      '@stylistic/quote-props': ['error', 'as-needed'],
      '@stylistic/member-delimiter-style': ['error', { singleline: { delimiter: 'comma' }, multiline: { delimiter: 'none' } }],
      '@stylistic/max-statements-per-line': ['error', { max: 2 }],
      '@stylistic/multiline-ternary': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'never', normal: 'never', component: 'always' } }],
      'vue/require-default-prop': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
    },
  },
  { files: ['src/**/*.{ts,vue}'], rules: { 'no-restricted-syntax': ['error', ...noUnsafeHtml] } },
  { files: ['src/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [noLocalPortal, sdkOnlyInPortalService] }] } },
  mayImport('domain'),
  mayImport('processes', 'domain'),
  mayImport('solutions', 'processes', 'domain'),
  mayImport('services', 'solutions', 'processes', 'domain'),
  mayImport('stores', 'services', 'domain'),
  mayImport('components', 'domain'),
  mayImport('placements', 'components', 'stores', 'services', 'domain'),
  {
    files: ['src/services/**/*.ts'],
    ignores: ['src/services/portal/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [
        { group: ['@/placements/**', '@/components/**', '@/stores/**', '**/placements/**', '**/components/**', '**/stores/**'], message: 'services may import only: services, solutions, processes, domain.' },
        sdkOnlyInPortalService,
        noLocalPortal,
      ] }],
    },
  },
  {
    files: ['portal/**/*.{ts,vue}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@/**', '**/src/placements/**', '**/worlds/**', '../../../src/**', 'cardinal-demo-site', '**/demo-site/**'], message: 'The local portal knows nothing of Cardinal.' }] }] },
  },
  {
    files: ['demo-site/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@/**', '**/worlds/**', '../../src/**', '!../src/**', '../../../src/**', 'b24-local-portal', '**/portal/src/**', '**/portal/tests/**'], message: 'The client’s site shares nothing with Cardinal and the portal but the contract.' }] }] },
  },
  { files: ['src/components/editor/SanitisedHtml.vue'], rules: { 'vue/no-v-html': 'off' } },
)
