export type { ActivityView, LayoutAction, LayoutBlock, LayoutText } from '../../src/ui/activityView.ts'
export type { FrameRequest } from '../../src/ui/contract.ts'
