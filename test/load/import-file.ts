/** A history in Statuspage's shape, as long as thirteen years of a large product: incidents with three updates each. */
const words = 'We are seeing elevated error rates and are looking for the cause. '.repeat(3);
const codes = Array.from({ length: 12 }, (_, index) => `component${String(index).padStart(3, '0')}`);
const first = Date.parse('2012-01-01T00:00:00Z') / 1000;
const hours = 3600;

const at = (second: number): string => new Date(second * 1000).toISOString();

const incident = (index: number, count: number) => {
  const begin = first + Math.floor((index * 12 * 365 * 24 * hours) / count);
  const length = 600 + (index % 7) * 1800;
  // As in the histories we know: one incident in nine touches two components.
  const touched = [codes[index % 12], ...(index % 9 === 0 ? [codes[(index * 5 + 1) % 12]] : [])];
  const update = (number: number, second: number, status: string, state: string) => ({
    id: `u${index}-${number}`,
    status,
    body: `${number}: ${words}`,
    created_at: at(second),
    updated_at: at(second),
    display_at: at(second),
    affected_components: touched.map((code) => ({ code, name: code, old_status: 'operational', new_status: state })),
  });
  return {
    id: `incident${String(index).padStart(6, '0')}`,
    name: `Incident ${index}`,
    status: 'resolved',
    impact: ['minor', 'major', 'critical'][index % 3],
    created_at: at(begin),
    updated_at: at(begin + length),
    started_at: at(begin),
    resolved_at: at(begin + length),
    components: touched.map((id) => ({ id, name: id })),
    incident_updates: [
      update(2, begin + length, 'resolved', 'operational'),
      update(1, begin + length / 2, 'identified', 'partial_outage'),
      update(0, begin, 'investigating', 'degraded_performance'),
    ],
  };
};

/** The file, with so many incidents. */
export const importFile = (count: number): Buffer =>
  Buffer.from(
    JSON.stringify({
      page: { id: 'bench', name: 'Bench', time_zone: 'Etc/UTC' },
      components: codes.map((id, position) => ({ id, name: id, position, created_at: at(first) })),
      incidents: Array.from({ length: count }, (_, index) => incident(index, count)),
    }),
  );
