using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>What who agrees has to do that no program can do for them.</summary>
public static class ApprovalAdvice
{
    private static readonly LocalizedText FaceToFace = new(
        "اسأل هذا الشخص وجهًا لوجه: هل هو من التحق بهذا الاسم، وفي هذا الوقت، وبهذه الوسائل؟ لا توافق قبل أن يؤكد ذلك بنفسه.",
        "Demandez-le à cette personne, face à face : est-ce bien elle qui est entrée sous ce nom, à ce moment et avec ces facteurs ? N’approuvez pas avant.",
        "Ask that person face to face: was it they who joined under this name, at this time and with these factors? Do not agree before they say so.");

    /// <summary>The advice for requests of <paramref name="operation"/>; nothing where the difference says everything.</summary>
    public static LocalizedText? Of(string operation) => operation == NeedsTwo.GrantPerson ? FaceToFace : null;
}
