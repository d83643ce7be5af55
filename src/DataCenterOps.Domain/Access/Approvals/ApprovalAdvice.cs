using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>What who agrees has to do that no program can do for them.</summary>
public static class ApprovalAdvice
{
    private static readonly LocalizedText FaceToFace = new(
        "اسأل هذا الشخص وجهًا لوجه: هل هو من التحق بهذا الاسم، وفي هذا الوقت، وبهذه الوسائل؟ لا توافق قبل أن يؤكد ذلك بنفسه.",
        "Demandez-le à cette personne, face à face : est-ce bien elle qui est entrée sous ce nom, à ce moment et avec ces facteurs ? N’approuvez pas avant.",
        "Ask that person face to face: was it they who joined under this name, at this time and with these factors? Do not agree before they say so.");

    private static readonly LocalizedText AskTheOwner = new(
        "لا يتغير شيء في الواقع: يتغير ما يُقال عنه فقط، فتسقط القواعد المذكورة أدناه. تأكد من صاحب المعلومة ومن وثائقه أن القول الجديد صحيح قبل أن توافق.",
        "Rien ne change dans les faits : seul change ce qu’on en dit, et les règles ci-dessous ne s’opposent plus. Vérifiez auprès de qui répond du fait, pièces à l’appui, que c’est vrai avant d’approuver.",
        "Nothing changes in reality: only what is said of it, and the rules below no longer stand against it. See with the fact’s owner, and in the documents, that it is true before you agree.");

    private static readonly LocalizedText ForGood = new(
        "ما يُمحى لا يعود. تأكد من أن الطلب صادر عن صاحب الحق فيه، ومن أن لا قانون يلزم بحفظ هذه البيانات، قبل أن توافق.",
        "Ce qui est effacé ne revient pas. Vérifiez que la demande vient de qui y a droit, et qu’aucune loi n’oblige à conserver ces données, avant d’approuver.",
        "What is erased does not come back. See that it is asked for by who has the right to, and that no law demands these data to be kept, before you agree.");

    /// <summary>The advice for requests of <paramref name="operation"/>; nothing where the difference says everything.</summary>
    public static LocalizedText? Of(string operation) => operation switch
    {
        NeedsTwo.GrantPerson => FaceToFace,
        NeedsTwo.ChangeFact => AskTheOwner,
        NeedsTwo.Erase or NeedsTwo.EraseMonth => ForGood,
        _ => null,
    };
}
