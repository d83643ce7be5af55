using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Persistence.ReadModels.Messages;

/// <summary>One of a person's messages in the console.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Message">What it says.</param>
/// <param name="IsRead">Whether the person has had it before them.</param>
public sealed record NoticeRow(string Id, Message Message, bool IsRead);
