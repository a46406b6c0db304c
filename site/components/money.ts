export { sayMoney, sayTier } from '#rules/opendata/money.ts'
