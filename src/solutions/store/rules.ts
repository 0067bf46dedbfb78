/** Terms that the client fixes; every other term is a setting. */
export const birthdayCoupon = { lifeDays: 3, remindBeforeDays: 1 } as const
