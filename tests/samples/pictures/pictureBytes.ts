/** Written beside the code that reads pictures, because `src/` imports nothing from `tests/`. */
export * from '../../../src/domain/pictures/samples/pictureBytes'
