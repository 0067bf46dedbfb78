import { hasRoom, readContent } from '../../../disk/content.ts'
import { encodeObject, encodeVersion } from '../../../disk/encode.ts'
import { diskErrors } from '../../../disk/errors.ts'
import { putContent, versionsOf } from '../../../disk/versions.ts'
import { defineMethod, RestError } from '../../method.ts'
import { toInteger } from '../../../crm/parameters.ts'
import { requireLevel, requireObject, requireText, writerOf } from './call.ts'
import { versionFields } from './fields.ts'
import { listRows } from './lists.ts'

const pages = 'https://apidocs.bitrix24.com/api-reference/disk'

export const versionMethods = [
  defineMethod({
    name: 'disk.file.getversions',
    scope: 'disk',
    doc: `${pages}/file/disk-file-get-versions.html`,
    undocumented: ['Every content is a version, the first and the present one too; none is dropped with time. Conditions on other fields are passed over.'],
    handle(call) {
      const file = requireObject(call, 'file')
      requireLevel(call, file, 'read')
      const rows = versionsOf(call.portal, file).map(one => encodeVersion(call.portal, call.actor, one))
      return listRows({ ...call, params: { ...call.params, order: { ID: 'DESC' } } }, rows, versionFields)
    },
  }),
  defineMethod({
    name: 'disk.version.get',
    scope: 'disk',
    doc: `${pages}/version/disk-version-get.html`,
    handle(call) {
      const id = toInteger(call.params.id)
      if (id === null)
        throw new RestError('ERROR_ARGUMENT', 'Invalid value of parameter `id`')
      const version = call.portal.state.disk.versions.get(id)
      const file = call.portal.state.disk.objects.get(version?.objectId ?? 0)
      if (!version || !file)
        throw diskErrors.notFound(id)
      requireLevel(call, file, 'read')
      return { result: encodeVersion(call.portal, call.actor, version) }
    },
  }),
  defineMethod({
    name: 'disk.file.uploadversion',
    scope: 'disk',
    doc: `${pages}/file/disk-file-upload-version.html`,
    undocumented: ['Text that is no base64 is `DISK_FILE_22002`; a file over the switch `diskFreeBytes` is `DISK_FILE_22006`; the name in `fileContent` is passed over; no address for uploading is given.'],
    async handle(call) {
      const file = requireObject(call, 'file')
      if (call.params.fileContent === undefined)
        throw diskErrors.argument(1)
      requireLevel(call, file, 'edit')
      const bytes = readContent(call.params.fileContent)
      if (!bytes)
        throw diskErrors.versionNotSaved()
      if (!hasRoom(call.portal, bytes.length))
        throw diskErrors.sizeRestriction()
      await putContent(writerOf(call, 'disk.file.uploadversion'), file, bytes)
      return { result: encodeObject(call.portal, call.actor, file, ['GLOBAL_CONTENT_VERSION']) }
    },
  }),
  defineMethod({
    name: 'disk.file.restorefromversion',
    scope: 'disk',
    doc: `${pages}/file/disk-file-restore-from-version.html`,
    undocumented: ['A version nobody has is `ERROR_NOT_FOUND`; the content becomes a new version, the name stays.'],
    async handle(call) {
      const file = requireObject(call, 'file')
      const versionId = requireText(call, { name: 'versionId', position: 1 })
      requireLevel(call, file, 'full')
      const version = call.portal.state.disk.versions.get(Number(versionId))
      if (!version)
        throw diskErrors.notFound(versionId)
      if (version.objectId !== file.id)
        throw diskErrors.foreignVersion()
      const bytes = new Uint8Array(call.portal.state.files.get(version.fileId)?.bytes ?? [])
      await putContent(writerOf(call, 'disk.file.restorefromversion'), file, bytes)
      return { result: encodeObject(call.portal, call.actor, file, ['GLOBAL_CONTENT_VERSION']) }
    },
  }),
]
