import { PortalError } from '@/domain/portalError'
import { mapOption } from '@/domain/portalMap'
import type { PortalCalls, WriteResult } from '../portal/types'
import { checkSetup, pageAddresses } from './check'
import type { SetupState } from './check'
import { fieldHeightPx, fieldTypeId, ownCodes, partsAfterFinish, setupParts, tabPlacement } from './parts'
import type { SetupPart, SetupStep } from './parts'
import { fieldTypeTitle, fields, tabTitle } from './titles'

export interface InstallOptions {
  /** Address of the application's folder, `https://cardinal.example.com`. */
  appOrigin: string
  /** Language of what the portal shows to administrators in one language only. */
  locale?: 'ru' | 'en'
  /** Told of each part as it is finished. */
  onStep?: (step: SetupStep) => void
}

export interface InstallResult {
  steps: SetupStep[]
  /** Everything is there. */
  isReady: boolean
  /** What could be made is made; finish the installation and run again for the rest. */
  awaitsFinish: boolean
}

/**
 * Makes what Cardinal needs on the portal and is not there yet: reads first, writes only what is missing, reads again. Run
 * twice, it writes nothing. Before the installation is finished it leaves out what the portal would refuse until then.
 *
 * @param portal Calls of an administrator, with an application's token.
 * @throws {PortalError} when the portal cannot be read: `forbidden` for anybody but an administrator, `unreachable`.
 * @see https://apidocs.bitrix24.com/api-reference/widgets/user-field/userfieldtype-add.html
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/crm-deal-userfield-add.html
 * @see https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html
 * @see https://apidocs.bitrix24.com/api-reference/common/settings/app-option-set.html
 */
export async function install(portal: PortalCalls, options: InstallOptions): Promise<InstallResult> {
  const { appOrigin, locale = 'ru', onStep } = options
  const before = await checkSetup(portal, appOrigin)
  const makers = partMakers(portal, before, appOrigin, locale)
  const steps: SetupStep[] = []
  let hasFailed = false
  for (const part of setupParts) {
    const step: SetupStep = hasFailed ? { part, state: 'skipped' } : await makePart(part, before, makers[part])
    hasFailed ||= step.state === 'failed'
    steps.push(step)
    onStep?.(step)
  }
  const hasWritten = steps.some(step => ['created', 'updated', 'failed'].includes(step.state))
  const checked = hasWritten ? await readBack(portal, appOrigin, steps) : steps
  const isDone = checked.every(step => step.state !== 'failed' && step.state !== 'skipped')
  const awaitsFinish = isDone && checked.some(step => step.state === 'deferred')
  return { steps: checked, isReady: isDone && !awaitsFinish, awaitsFinish }
}

async function makePart(part: SetupPart, before: SetupState, make: () => Promise<WriteResult<unknown>>): Promise<SetupStep> {
  const state = before.parts[part]
  if (state === 'present')
    return { part, state: 'kept' }
  if (!before.isInstalled && partsAfterFinish.has(part))
    return { part, state: 'deferred' }
  if (state === 'taken')
    return { part, state: 'failed', reason: 'taken', error: new PortalError('rejected', `${part}: the name belongs to something else.`) }
  const outcome = await make()
  if (outcome.kind === 'done')
    return { part, state: state === 'outdated' ? 'updated' : 'created' }
  return { part, state: 'failed', reason: reasonOf(part, outcome), error: outcome.error }
}

/** The portal refuses a field type of a taken name with its general error. */
function reasonOf(part: SetupPart, { kind, error }: Exclude<WriteResult<unknown>, { kind: 'done' }>): 'taken' | 'refused' | 'unknown' {
  if (kind === 'unknown')
    return 'unknown'
  return part === 'field-type' && error.code === 'ERROR_CORE' && /binded/i.test(error.detail) ? 'taken' : 'refused'
}

function partMakers(portal: PortalCalls, { appId, parts, outdatedTabs }: SetupState, appOrigin: string, locale: 'ru' | 'en'): Record<SetupPart, () => Promise<WriteResult<unknown>>> {
  const { write: send } = portal
  const pages = pageAddresses(appOrigin)
  const type = { USER_TYPE_ID: fieldTypeId, HANDLER: pages.field, TITLE: fieldTypeTitle[locale], OPTIONS: { height: fieldHeightPx } }

  async function bindTab(): Promise<WriteResult<unknown>> {
    let outcome: WriteResult<unknown> = { kind: 'done', result: true }
    for (const handler of outdatedTabs) {
      outcome = await send('placement.unbind', { PLACEMENT: tabPlacement, HANDLER: handler })
      if (outcome.kind !== 'done')
        return outcome
    }
    if (parts['announcement-tab'] === 'outdated')
      return outcome
    return send('placement.bind', {
      PLACEMENT: tabPlacement,
      HANDLER: pages.tab,
      TITLE: tabTitle[locale],
      LANG_ALL: { ru: { TITLE: tabTitle.ru }, en: { TITLE: tabTitle.en } },
    })
  }

  return {
    'field-type': () => send(parts['field-type'] === 'outdated' ? 'userfieldtype.update' : 'userfieldtype.add', type),
    'description-field': () => send('crm.deal.userfield.add', { fields: { ...fields.description, USER_TYPE_ID: `rest_${appId}_${fieldTypeId}` } }),
    'twin-field': () => send('crm.deal.userfield.add', { fields: fields.twin }),
    'announcement-tab': bindTab,
    'portal-map': () => send('app.option.set', { options: { [mapOption]: JSON.stringify(ownCodes) } }),
  }
}

/** The portal ignores what it does not know and says "success": only what can be read back is made. */
async function readBack(portal: PortalCalls, appOrigin: string, steps: SetupStep[]): Promise<SetupStep[]> {
  const { parts } = await checkSetup(portal, appOrigin)
  return steps.map(step => {
    if (step.state === 'failed' && step.reason === 'unknown' && parts[step.part] === 'present')
      return { part: step.part, state: 'created' }
    const isMade = step.state === 'created' || step.state === 'updated'
    if (isMade && parts[step.part] !== 'present')
      return { part: step.part, state: 'failed', reason: 'unknown', error: new PortalError('rejected', `${step.part}: the portal said yes, but it is not there.`) }
    return step
  })
}
