using Microsoft.Extensions.Options;

namespace DataCenterOps.Scheduling;

[OptionsValidator]
internal sealed partial class SchedulingOptionsValidator : IValidateOptions<SchedulingOptions>;
