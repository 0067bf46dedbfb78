import { connectPortal } from '@/services/portal/sdkPortal'
import { openPage } from '../shared/openPage'
import HomeView from './HomeView.vue'

void openPage(HomeView, connectPortal)
