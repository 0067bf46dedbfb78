import { createApp } from 'vue'
import App from './App.vue'
import { session } from './app/session.ts'
import './styles/base.css'
import './styles/controls.css'
import './styles/dial.css'
import './styles/layout.css'

document.documentElement.lang = session.language
createApp(App).mount('#portal')
