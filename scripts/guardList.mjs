/**
 * @typedef {object} Guard
 * @property {string} name Begins with the group, a colon follows.
 * @property {string} in File that holds the guard.
 * @property {string | RegExp} remove
 * @property {string} [put] Stands in its place; nothing by default.
 * @property {'vitest' | 'playwright'} [runner] `playwright` builds the application each time.
 * @property {'unit' | 'portal' | 'browser' | 'data'} [project]
 * @property {string} file
 * @property {string} test Part of the test's full name.
 */

const lint = { in: 'eslint.config.js', project: 'unit', file: 'build/lintRules.test.ts' }
const sanitise = { in: 'src/domain/html/sanitise.ts', project: 'browser', file: 'src/domain/html/sanitise.browser.test.ts' }
const purifier = { ...sanitise, in: 'src/domain/html/purify.ts' }
const editor = { project: 'browser', file: 'src/components/editor/DescriptionEditor.browser.test.ts' }
const view = { in: 'src/components/editor/SanitisedHtml.vue', project: 'browser', file: 'src/components/editor/DescriptionView.browser.test.ts' }
const save = { in: 'src/services/deals/description.ts', project: 'browser', file: 'src/services/deals/description.browser.test.ts' }
const readAll = { project: 'unit', file: 'src/services/portal/readAll/readAll.test.ts' }
const readAllScripts = { project: 'unit', file: 'src/services/portal/readAll/readAll.property.test.ts' }
const createOnce = { project: 'data', file: 'tests/data/createOnce.test.ts' }
const lightFrame = { in: 'src/services/portal/lightFrame.ts', project: 'unit', file: 'src/services/portal/lightFrame.test.ts' }
const messageGuard = { in: 'src/services/portal/messageGuard.ts', project: 'unit', file: 'src/services/portal/messageGuard.test.ts' }
const tokenPortal = { in: 'src/services/portal/tokenPortal.ts', project: 'unit', file: 'src/services/portal/tokenPortal.test.ts' }
const limits = { project: 'unit', file: 'src/services/portal/limits/manners.test.ts' }
const blocked = { project: 'unit', file: 'src/services/portal/limits/blocked.test.ts' }
const frameHost = { in: 'portal/pages/frame/host.ts', project: 'portal', file: 'portal/tests/frameHost.test.ts' }
const crmRights = { in: 'portal/src/crm/rights.ts', project: 'portal', file: 'portal/tests/crmRights.test.ts' }
const authorise = { in: 'portal/src/rest/authorise.ts', project: 'portal', file: 'portal/tests/coreTransport.test.ts' }
const drive = { project: 'portal' }
const offlineEvents = { project: 'portal', file: 'portal/tests/offlineEvents.test.ts' }
const pipelines = { project: 'portal', file: 'portal/tests/crmPipelineRights.test.ts' }
const cardLayouts = { in: 'portal/src/rest/methods/crm/cardLayouts.ts', project: 'portal', file: 'portal/tests/crmCardLayouts.test.ts' }
const frameRoutes = { in: 'portal/src/frame/routes.ts', project: 'portal', file: 'portal/tests/uiRoutes.test.ts' }

/**
 * Every guard, how to take it out, and the test that must notice.
 *
 * @type {Guard[]}
 */
export const guards = [
  {
    ...lint,
    name: 'import direction: domain stands alone',
    remove: '  mayImport(\'domain\'),\n',
    test: 'refuses src/domain/a.ts importing @/services/portal/types',
  },
  {
    ...lint,
    name: 'import direction: only the portal service talks to the SDK',
    remove: /(ignores: \['src\/services\/portal\/\*\*'\],[\s\S]*?)sdkOnlyInPortalService,\n/,
    put: '$1',
    test: 'refuses src/services/deals/a.ts importing @bitrix24/b24jssdk',
  },

  {
    ...purifier,
    name: 'sanitiser: the purifier alone',
    remove: 'return ownPurifier().sanitize(html)',
    put: 'return html',
    test: 'guard: the purifier alone holds against',
  },
  {
    ...purifier,
    name: 'sanitiser: the policy decides every attribute of the purifier',
    remove: 'attribute.keepAttr = false',
    put: 'attribute.keepAttr = true',
    test: 'guard: the purifier alone holds against',
  },
  {
    ...editor,
    name: 'sanitiser: at paste',
    in: 'src/components/editor/pasting.ts',
    remove: 'cleaned = cleanPaste(html)',
    put: 'cleaned = { ...cleanPaste(html), html }',
    test: 'guard: what is pasted never shows text that stood inside a drawing',
  },
  {
    ...editor,
    name: 'sanitiser: at load',
    in: 'src/components/editor/document.ts',
    remove: '= sanitiseHtml(html)',
    put: '= { ...sanitiseHtml(html), html }',
    test: 'guard: what is loaded is sanitised before the editor parses it',
  },
  {
    ...editor,
    name: 'sanitiser: at save',
    in: 'src/components/editor/document.ts',
    remove: 'return sanitiseHtml(serialiseDocument(document))',
    put: 'return { html: serialiseDocument(document), removed: [], refused: null }',
    test: 'guard: what is saved is sanitised even when a document of the editor holds a forbidden address',
  },
  {
    ...save,
    name: 'sanitiser: at sending',
    remove: '= sanitiseHtml(edited.html)',
    put: '= { ...sanitiseHtml(edited.html), html: edited.html }',
    test: 'a save sanitises what it writes',
  },
  {
    ...view,
    name: 'sanitiser: at view',
    remove: 'computed(() => sanitiseHtml(props.html))',
    put: 'computed(() => ({ ...sanitiseHtml(props.html), html: props.html }))',
    test: 'guard: what is viewed is sanitised and nothing runs: \'script\'',
  },

  {
    ...sanitise,
    name: 'size limit: bytes of the input',
    remove: '  if (bytes > limits.inputBytes)\n    return refusal(\'size\', limits.inputBytes, bytes)\n',
    test: 'guard: does not even look at more than 500 KB',
  },
  {
    ...sanitise,
    name: 'size limit: bytes after cleaning',
    remove: '  if (cleanBytes > limits.inputBytes)\n    return refusal(\'size\', limits.inputBytes, cleanBytes)\n',
    test: 'does not let cleaning itself push a text over the limit',
  },
  {
    ...sanitise,
    name: 'size limit: nesting before and after cleaning',
    remove: / {2}if \(depthOf\((?:source|target\.body), limits\.nesting\) > limits\.nesting\)\n.*\n/g,
    test: 'guard: refuses nesting over 100',
  },
  {
    ...sanitise,
    name: 'size limit: pile of open tags',
    remove: '  if (leavesTooManyOpen(html, limits.nesting))\n    return refusal(\'nesting\', limits.nesting)\n',
    test: 'guard: refuses a pile of open formatting without hanging',
  },
  {
    ...save,
    name: 'size limit: the column, before saving',
    remove: '  if (sizeBytes > limits.storedBytes)\n    return { kind: \'over-limit\', sizeBytes, limitBytes: limits.storedBytes }\n',
    test: 'a save over 60,000 bytes calls nothing and tells the size',
  },
  {
    name: 'size limit: the column, before the card is handed a text',
    in: 'src/placements/description-field/useHandover.ts',
    remove: 'clean.refused !== null || sizeBytes > limits.storedBytes',
    put: 'clean.refused !== null',
    runner: 'playwright',
    file: 'tests/stories/description-field.story.ts',
    test: 'a text over 60,000 bytes is refused with its size before saving',
  },
  {
    ...editor,
    name: 'size limit: shown under the text',
    in: 'src/components/editor/EditorStatusLine.vue',
    remove: 'Math.max(0, props.bytes - props.limitBytes)',
    put: '0',
    test: 'guard: what is saved over the column is shown with how much too much',
  },

  {
    ...lightFrame,
    name: 'origin check: light frame, window',
    remove: 'event.source !== parent || ',
    test: 'messages of strangers are ignored: another window',
  },
  {
    ...lightFrame,
    name: 'origin check: light frame, origin',
    remove: 'event.origin !== origin || ',
    test: 'messages of strangers are ignored: another origin',
  },
  {
    ...messageGuard,
    name: 'origin check: before the SDK, window',
    remove: 'event.source !== guarded.parent || ',
    test: 'lets only the portal through: another window of the same origin',
  },
  {
    ...messageGuard,
    name: 'origin check: before the SDK, origin',
    remove: 'event.origin !== origin || ',
    test: 'lets only the portal through: another origin',
  },
  {
    ...tokenPortal,
    name: 'origin check: a token goes to a safe address only',
    remove: 'if (!isSafeOrigin(origin) || new URL(origin).origin !== origin)',
    put: 'if (false)',
    test: 'takes no token to',
  },
  {
    ...frameHost,
    name: 'origin check: the portal hears the frame\'s origin only',
    remove: ' || event.origin !== this.#opening.handlerOrigin',
    test: 'the parent of a frame keeps silent to another origin',
  },
  {
    ...frameHost,
    name: 'origin check: the portal hears the frame\'s sid only',
    remove: ' || message.sid !== this.#opening.sid',
    test: 'the parent of a frame keeps silent to another sid',
  },

  {
    ...crmRights,
    name: 'rights: level of a person on a CRM type',
    remove: 'return user.isAdmin ? \'all\' : (user.rights.entities[entityTypeId] ?? nothing)[action]',
    put: 'return \'all\'',
    test: 'keeps a stranger from a record, each verb in its own words',
  },
  {
    ...crmRights,
    name: 'rights: own records only',
    remove: 'return level === \'all\'',
    put: 'return true',
    test: 'keeps a stranger from a record, each verb in its own words',
  },
  {
    ...crmRights,
    name: 'rights: an observer may read and no more',
    remove: 'action === \'read\' && ',
    test: 'shows an owner of his own records only his, and those he observes',
  },
  {
    ...crmRights,
    name: 'rights: settings of the CRM',
    remove: 'return user.isAdmin || user.rights.changeSettings',
    put: 'return true',
    test: 'to those who may change settings',
  },
  {
    ...authorise,
    name: 'rights: access to the application',
    remove: '!mayUseApp(app, user) || ',
    test: 'a missing scope and a user without the application',
  },
  {
    ...authorise,
    name: 'rights: an application that is not installed yet',
    remove: ' || (!app.installed && !user.isAdmin)',
    test: 'an employee before the application is installed',
  },
  {
    ...authorise,
    name: 'rights: scopes of the application',
    in: 'portal/src/rest/call.ts',
    remove: 'if (!hasScope(definition, actor.scopes))',
    put: 'if (false)',
    test: 'a missing scope and a user without the application',
  },
  {
    ...authorise,
    name: 'rights: methods for administrators',
    in: 'portal/src/rest/call.ts',
    remove: 'if (definition.administratorOnly && !actor.user.isAdmin)',
    put: 'if (false)',
    test: 'an employee where an administrator is',
  },
  {
    name: 'rights: application options by REST, administrators only',
    in: 'portal/src/rest/methods/common/options.ts',
    remove: 'if (!call.actor.user.isAdmin)',
    put: 'if (false)',
    project: 'portal',
    file: 'portal/tests/commonOptions.test.ts',
    test: 'are read by everybody and written by administrators',
  },
  {
    ...frameRoutes,
    name: 'rights: application options from a frame, administrators only',
    remove: 'if (!found?.user.isAdmin)',
    put: 'if (!found)',
    test: 'keep options of administrators only',
  },
  {
    ...frameRoutes,
    name: 'rights: a frame opens for those with the application only',
    in: 'portal/src/frame/facts.ts',
    remove: 'if (!mayUseApp(app, user))',
    put: 'if (false)',
    test: 'are not for people without rights to the application',
  },
  {
    ...frameRoutes,
    name: 'rights: a frame answers its own person only',
    in: 'portal/src/frame/sessions.ts',
    remove: ' && session.userId === user.id',
    test: 'answer only the person they were opened for',
  },
  {
    name: 'rights: a place opens for those with the application only',
    in: 'portal/src/frame/placeFrames.ts',
    remove: 'if (!mayUseApp(app, user))',
    put: 'if (false)',
    project: 'portal',
    file: 'portal/tests/framePlaces.test.ts',
    test: 'has no places, no frames but fields without tokens',
  },
  {
    name: 'rights: the offline queue, administrators only',
    in: 'portal/src/rest/methods/common/events/caller.ts',
    remove: 'if (!call.actor.user.isAdmin)',
    put: 'if (false)',
    project: 'portal',
    file: 'portal/tests/contracts.test.ts',
    test: 'refuses an employee',
  },
  {
    ...offlineEvents,
    name: 'events: an application does not hear itself',
    in: 'portal/src/events/raise.ts',
    remove: 'else if (!isOwn)',
    put: 'else',
    test: 'are not queued, those of other applications, webhooks and people are',
  },
  {
    ...offlineEvents,
    name: 'events: what is not in the plan is refused',
    in: 'portal/src/plan/check.ts',
    remove: 'if (!hasFeature(portal, feature))',
    put: 'if (false)',
    test: 'opens and closes marking and connectors',
  },
  {
    name: 'events: nothing is sent to other machines',
    in: 'portal/src/events/deliver.ts',
    remove: 'if (!isOnThisMachine(binding.handler))',
    put: 'if (false)',
    project: 'portal',
    file: 'portal/tests/onlineEvents.test.ts',
    test: 'sends nothing to other machines',
  },

  {
    ...tokenPortal,
    name: 'token end: one refresh for all who wait',
    in: 'src/services/portal/sharedRefresh.ts',
    remove: 'pending ??= run()',
    put: 'pending = run()',
    test: 'makes one refresh for twenty calls that expire at once',
  },
  {
    name: 'token end: a fresh token serves those refused a moment later',
    in: 'src/services/portal/sharedRefresh.ts',
    remove: 'if (last !== null && now() - last.at < freshMs)',
    put: 'if (false)',
    project: 'unit',
    file: 'src/services/portal/sharedRefresh.test.ts',
    test: 'serves a call that was refused with the old token a moment later',
  },
  {
    ...tokenPortal,
    name: 'token end: a silent portal is not waited for',
    in: 'src/services/portal/sharedRefresh.ts',
    remove: 'await withTimeout(refresh(), timeoutMs)',
    put: 'await refresh()',
    test: 'ends as signed out when the parent stays silent for 15 s',
  },
  {
    ...tokenPortal,
    name: 'token end: repeated once, no loop',
    remove: 'accessToken = await refresh()\n      return sendOnce(method, params)',
    put: 'accessToken = await refresh()\n      await sendOnce(method, params).catch(() => {})\n      return sendOnce(method, params)',
    test: 'ends as signed out after a second refusal, without a loop',
  },
  {
    ...authorise,
    name: 'token end: the portal refuses an expired token',
    remove: '  if (token.expiresAt <= portal.now())\n    throw systemErrors.expiredToken()\n',
    test: 'an expired token, at the second it expires',
  },

  {
    ...readAll,
    name: 'reading: rows outside the bounds end it',
    in: 'src/services/portal/readAll/listQuery.ts',
    remove: 'id <= last || id > end || ',
    test: 'notices a portal that ignores the bounds',
  },
  {
    ...readAll,
    name: 'reading: rows that do not fit the filter end it',
    in: 'src/services/portal/readAll/listQuery.ts',
    remove: ' || query.fits?.(row) === false',
    test: 'notices rows that do not fit the filter',
  },
  {
    ...readAllScripts,
    name: 'reading: no row is handed over twice',
    in: 'src/services/portal/readAll/reading.ts',
    remove: 'rows.filter(row => isFresh(idOf(this.query, row)))',
    put: 'rows.filter(row => isFresh(0) || idOf(this.query, row) > 0)',
    test: 'gives exactly the rows that were there throughout',
  },
  {
    ...readAllScripts,
    name: 'reading: a page that did not come is not the end',
    in: 'src/services/portal/readAll/chain.ts',
    remove: 'return { ...gain, trouble: troubleOf(query, outcome) }',
    put: 'return { ...gain, through: end }',
    test: 'gives exactly the rows that were there throughout',
  },

  {
    name: 'writes: not sent again after a lost reply',
    in: 'src/services/portal/calls.ts',
    remove: '[\'busy\'], () => { isSent = true }',
    put: '[\'busy\', \'unreachable\'], () => { isSent = true }',
    project: 'unit',
    file: 'src/services/portal/calls.test.ts',
    test: 'never sends a write again after a lost reply',
  },
  {
    ...save,
    name: 'writes: a save whose reply was lost is looked up',
    remove: 'return await lookUp(portal, map, dealId, html, outcome.error, wait)',
    put: 'continue',
    test: 'a save stays unknown when it is not found, and is not sent again',
  },
  {
    ...save,
    name: 'writes: what a colleague saved before is seen',
    remove: 'if (!equalDocuments(before.stored.html, edited.base))',
    put: 'if (false)',
    test: 'a save shows what a colleague saved meanwhile, and writes nothing',
  },
  {
    ...save,
    name: 'writes: a change between look and write is seen',
    remove: / {2}if \(check\.kind === 'done' && .*\n.*\n/,
    test: 'a save shows what a colleague saved between the look and the write',
  },
  {
    ...save,
    name: 'writes: the time of the look is part of the check',
    remove: ', \'=updatedTime\': stored.updatedTime',
    test: 'a save writes the text and its twin once, and reads them back',
  },
  {
    ...save,
    name: 'writes: what was read back is compared',
    remove: 'return equalDocuments(outcome.stored.html, html) ? ',
    put: 'return true ? ',
    test: 'a save shows what a colleague wrote over it in the last moment',
  },

  {
    ...limits,
    in: 'src/services/portal/limits/queue.ts',
    name: 'limits: requests wait for room in the bucket',
    remove: 'Math.max(pausedUntil() - now(), bucket.waitMs(roof))',
    put: 'pausedUntil() - now()',
    test: 'guard: spreads 200 requests of 25 frames so that the portal refuses none',
  },
  {
    ...limits,
    in: 'src/services/portal/limits/queue.ts',
    name: 'limits: the whole browser pauses after a full bucket',
    remove: 'Math.max(pausedUntil() - now(), bucket.waitMs(roof))',
    put: '0 * bucket.waitMs(roof)',
    test: 'guard: pauses the whole browser after a full bucket, once for all that were refused together',
  },
  {
    ...blocked,
    in: 'src/services/portal/limits/refusals.ts',
    name: 'limits: a blocked method gets nothing until its reset',
    remove: 'if (until > now())',
    put: 'if (until > now() + 1e9)',
    test: 'guard: sends a blocked method nothing until its reset, in no frame',
  },
  {
    ...blocked,
    in: 'src/services/portal/limits/refusals.ts',
    name: 'limits: three calls of a blocked method at most when its reset is unknown',
    remove: 'const unknownResetMs = [60_000, 180_000]',
    put: 'const unknownResetMs = [6000, 6000, 6000, 6000]',
    test: 'guard: tries a blocked method three times at most in ten minutes when the portal does not say when it is free',
  },

  {
    project: 'unit',
    in: 'src/services/portal/sdkTransport.ts',
    file: 'src/services/portal/sdkTransport.test.ts',
    name: 'token: no request to another address',
    remove: 'if (!config.url?.startsWith(`${origin}/rest/`))',
    put: 'if (!config.url)',
    test: 'guard: sends nothing to another address than the portal\'s, whatever the SDK was told',
  },
  {
    project: 'unit',
    in: 'src/services/portal/callLog.ts',
    file: 'src/services/portal/callLog.test.ts',
    name: 'log: only words of known shape',
    remove: 'return text === \'\' || word.test(text) ? text : \'(other)\'',
    put: 'return word ? text : text',
    test: 'guard: keeps no token, value, text or name, wherever they stand in a request or an answer',
  },
  {
    project: 'unit',
    in: 'src/services/portal/uploads.ts',
    file: 'src/services/portal/uploads.test.ts',
    name: 'uploads: a lost reply is looked up',
    remove: 'return found?.sizeBytes === file.size ?',
    put: 'return found?.sizeBytes === -1 ?',
    test: 'guard: looks a lost reply up by name and size, and sends nothing again',
  },
  {
    ...drive,
    in: 'portal/src/disk/names.ts',
    file: 'portal/tests/diskNames.test.ts',
    name: 'drive: unique key on name and folder',
    remove: 'key !== false && isTaken(portal, place, name)',
    put: 'key === null',
    test: 'one gets it, the others are refused',
  },
  {
    ...drive,
    in: 'portal/src/disk/rights.ts',
    file: 'portal/tests/diskRights.test.ts',
    name: 'drive: rights on folders and files',
    remove: 'return user.isAdmin || strength(state, user, object) >= levels.indexOf(wanted)',
    put: 'return user.isAdmin || strength(state, user, object) >= -1 || levels.includes(wanted)',
    test: 'keeps a person\'s drive private, with one folder given away',
  },
  {
    ...drive,
    in: 'portal/src/files/diskTokens.ts',
    file: 'portal/tests/diskFiles.test.ts',
    name: 'drive: signed addresses',
    remove: 'if (kind !== \'disk\' || !isSigned(portal, signedText(action, content, auth), signature))',
    put: 'if (kind !== \'disk\' || isSigned(portal, signedText(action, content, auth), signature) === null)',
    test: 'refuses an address that was changed, made for another purpose, or outlived its token',
  },
  {
    ...drive,
    in: 'portal/src/files/diskRoutes.ts',
    file: 'portal/tests/diskFiles.test.ts',
    name: 'drive: rights again at the download',
    remove: 'return object && file && mayOnDisk(state, user, object, \'read\') ? { ...file, name: object.name } : null',
    put: 'return object && file && mayOnDisk(state, user, object, \'read\') !== null ? { ...file, name: object.name } : null',
    test: 'gives the bytes to any origin while the token lives and the caller may read',
  },
  {
    ...drive,
    in: 'portal/src/files/publicLinks.ts',
    file: 'portal/tests/diskTree.test.ts',
    name: 'drive: a public link gives its own files',
    remove: 'object && publicFiles(state, object).find(',
    put: 'object && [...state.disk.objects.values()].find(',
    test: 'of a folder give its files and no others',
  },
  {
    ...cardLayouts,
    name: 'card layouts: those of others and of everybody are an administrator\'s',
    remove: 'userId !== actor.user.id && !actor.user.isAdmin',
    put: 'userId === undefined && !actor.user.isAdmin',
    test: 'lets nobody but an administrator change what others see',
  },
  {
    ...pipelines,
    in: 'portal/src/crm/rights.ts',
    name: 'pipelines: rights of their own',
    remove: 'rights.categories?.[categoryId]?.[action] ?? rights[action]',
    put: 'rights[action] ?? categoryId',
    test: 'leaves records of a closed pipeline out of lists and totals',
  },
  {
    ...pipelines,
    in: 'portal/src/crm/records/write.ts',
    name: 'pipelines: moving needs the right to add',
    remove: '  checkPipeline(context, decoded)\n',
    test: 'refuses to move a record into a pipeline where one may not add',
  },
  {
    ...pipelines,
    in: 'portal/src/rest/methods/crm/categories.ts',
    name: 'pipelines: unreadable ones are not listed',
    remove: ' && isReadable(one)',
    put: ' && (isReadable(one) || true)',
    test: 'lists only pipelines the caller may read',
  },

  {
    in: 'portal/src/rest/rate.ts', project: 'portal', file: 'portal/tests/limitsRate.test.ts',
    name: 'local portal: the leaky bucket overflows',
    remove: '  if (bucket.level >= rate.depth)\n    throw systemErrors.queryLimit()\n',
    test: 'refuses with its status, code and words',
  },
  {
    in: 'portal/src/rest/operating.ts', project: 'portal', file: 'portal/tests/limitsOperating.test.ts',
    name: 'local portal: a method that ran too long is blocked',
    remove: '    throw systemErrors.operationTime()',
    put: '    return',
    test: 'blocks the one after the limit was passed',
  },
  {
    in: 'portal/src/disk/names.ts', project: 'data', file: 'tests/data/claim.test.ts',
    name: 'claim: names of folders are unique on the Drive',
    remove: 'if (key !== false && isTaken(portal, place, name))',
    put: 'if (key !== false && false)',
    test: 'gives a name to one of 25 employees',
  },
  {
    in: 'src/services/portal/claim/claim.ts', project: 'data', file: 'tests/data/claim.test.ts',
    name: 'claim: a lost request is not sent again before 75 s have passed',
    remove: 'await lookFor(portal, folder, intent, clock, signal) ?? { kind: \'unknown\', error: made.error }',
    put: '{ kind: \'unknown\', error: made.error }',
    test: 'never claims again blindly',
  },
  {
    in: 'src/services/portal/claim/claim.ts', project: 'data', file: 'tests/data/claim.test.ts',
    name: 'claim: an open intent finds its claim again',
    remove: 'if (open !== null && open.userId === userId) {',
    put: 'if (false) {',
    test: 'goes on with a claim whose reply was lost',
  },
  {
    ...createOnce, in: 'src/services/portal/writes/creationBatch.ts',
    name: 'writes: a new record is named in the call that makes it',
    remove: '{ ...fields, ...nameFields(kind, name) }',
    put: 'fields',
    test: 'when the request is applied and its reply cut',
  },
  {
    ...createOnce, in: 'src/services/portal/writes/createOnce.ts',
    name: 'writes: what is there is asked before anything is made',
    remove: '  await observe(runOptions, entries)\n',
    test: 'when two people start one after the other',
  },
  {
    ...createOnce, in: 'src/services/portal/writes/lookUp.ts',
    name: 'writes: a record that is not to be found is made again only after 75 s',
    remove: 'settledAfterMs = 75_000',
    put: 'settledAfterMs = 0',
    test: 'when the request is applied 55 s after the cut',
  },
  {
    in: 'src/services/portal/fieldFiles/fileRequest.ts', project: 'data', file: 'tests/data/fieldFiles.test.ts',
    name: 'field files: files the field holds are sent along',
    remove: '[...kept, ...added]',
    put: 'added',
    test: 'adds files beside those the field holds',
  },
  {
    in: 'src/services/portal/fieldFiles/fileRequest.ts', project: 'data', file: 'tests/data/fieldFiles.test.ts',
    name: 'field files: nothing is written over a change of somebody else',
    remove: ', \'=updatedTime\': before.updatedTime }',
    put: ' }',
    test: 'keeps what somebody else adds',
  },
  {
    in: 'src/services/portal/fieldFiles/fieldState.ts', project: 'data', file: 'tests/data/fieldFiles.test.ts',
    name: 'field files: a change in the second of the read shows',
    remove: '>= secondMs }',
    put: '>= -Infinity }',
    test: 'waits until a change would show',
  },
  {
    in: 'src/services/portal/fieldFiles/saveFiles.ts', project: 'data', file: 'tests/data/fieldFiles.test.ts',
    name: 'field files: a single file nobody saw is left alone',
    remove: 'if (!field.isMultiple && before.files.some(',
    put: 'if (false && before.files.some(',
    test: 'leaves a file in a single field that the person did not see',
  },
]
