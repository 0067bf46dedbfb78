import type { Command } from '@tiptap/pm/state'
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, goToNextCell, mergeCells, splitCell, tableEditing, toggleHeader } from '@tiptap/pm/tables'
import type { TableCommand } from './tables'

// Loaded when the cursor comes into a table: most descriptions have none.

export const tableCommands: Readonly<Record<TableCommand, Command>> = { addRowBefore, addRowAfter, addColumnBefore, addColumnAfter, deleteRow, deleteColumn, toggleHeaderRow: toggleHeader('row'), mergeCells, splitCell, deleteTable }

/** Selecting cells by mouse and Shift with arrows. */
export const tablePlugin = tableEditing

/** Moves the cursor to the next or the previous cell; false at the end. */
export const goToCell = goToNextCell
