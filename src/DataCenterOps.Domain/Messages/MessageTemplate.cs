using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Messages;

/// <summary>What is said of a kind, in three languages, with names of facts in braces.</summary>
internal sealed record MessageTemplate(LocalizedText Subject, LocalizedText Body);
