// The yardstick: the smallest page with Vue and the SDK that is ready for REST.
import { initializeB24Frame } from '@bitrix24/b24jssdk'
import { createApp, h } from 'vue'

const b24 = await initializeB24Frame()
createApp({ render: () => h('p', { id: 'ready' }, `Portal: ${b24.getLang()}`) }).mount('#app')
