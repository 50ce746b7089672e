/**
 * Loaded before the program (`node --import`): its clock starts at `ZUOXI_TEST_NOW` and goes on from there, so that a
 * story may happen at night whatever the hour it is told at.
 */
const wanted = Date.parse(process.env['ZUOXI_TEST_NOW'] ?? '')
if (!Number.isNaN(wanted)) {
  const real = Date.now.bind(Date)
  const ahead = wanted - real()
  Date.now = () => real() + ahead
}
