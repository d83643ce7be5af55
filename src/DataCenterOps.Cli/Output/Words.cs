using System.Collections.Frozen;

namespace DataCenterOps.Cli.Output;

/// <summary>The few words of this program that stand between texts of the law and must be in the reader's language.</summary>
internal static class Words
{
    private static readonly FrozenDictionary<string, (string En, string Fr, string Ar)> Table =
        new Dictionary<string, (string En, string Fr, string Ar)>(StringComparer.Ordinal)
        {
            // Outcomes of a decision.
            ["allow"] = ("allowed", "autorisé", "مسموح"),
            ["allow-with-warnings"] = ("allowed with warnings", "autorisé avec avertissements", "مسموح مع تحذيرات"),
            ["needs-approval"] = ("needs approval", "approbation requise", "يتطلب موافقة"),
            ["deny"] = ("denied", "refusé", "مرفوض"),

            // Outcomes of a rule.
            ["violation"] = ("violation", "violation", "مخالفة"),
            ["error"] = ("error", "erreur", "خطأ"),
            ["excepted"] = ("excepted by a waiver", "couvert par une dérogation", "مشمول باستثناء"),
            ["compliant"] = ("compliant", "conforme", "مطابق"),
            ["not-applicable"] = ("not applicable", "sans objet", "غير منطبق"),

            // Requests for a second person's consent.
            ["waiting"] = ("waits for others", "attend d’autres personnes", "في انتظار آخرين"),
            ["approved"] = ("agreed to", "approuvé", "تمت الموافقة"),
            ["executed"] = ("carried out", "exécuté", "نُفِّذ"),
            ["rejected"] = ("refused", "refusé", "مرفوض"),
            ["withdrawn"] = ("taken back", "retiré", "مسحوب"),
            ["void"] = ("void: something had changed", "caduc : quelque chose avait changé", "لاغٍ: تغيّر شيء ما"),
            ["expired"] = ("its time is over", "délai expiré", "انتهت مهلته"),
            ["requested"] = ("asked for", "demandé", "طُلب"),
            ["passed"] = ("passed on to a deputy", "transmis à un suppléant", "أُحيل إلى نائب"),
            ["approval-operation"] = ("operation", "opération", "العملية"),
            ["approval-requester"] = ("asked for by", "demandé par", "طلبه"),
            ["approval-state"] = ("state", "état", "الحالة"),
            ["approval-digest"] = ("digest", "empreinte", "البصمة"),
            ["approval-before"] = ("now", "actuellement", "حاليًا"),
            ["approval-after"] = ("then", "ensuite", "بعد ذلك"),
            ["erase-ask"] = (
                "What is personal in {0} will be gone for good when a second person has agreed. Ask for it?",
                "Les données personnelles de {0} disparaîtront définitivement dès qu’une deuxième personne aura approuvé. Le demander ?",
                "ستزول البيانات الشخصية في {0} نهائيًا بعد موافقة شخص ثانٍ. هل تطلب ذلك؟"),
            ["approval-ask"] = ("Do you agree to exactly this?", "Approuvez-vous exactement cela ?", "هل توافق على هذا بالضبط؟"),

            // Law.
            ["provision-waits"] = ("waits for a second person: `{0}`", "attend une deuxième personne : `{0}`", "في انتظار شخص ثانٍ: `{0}`"),
            ["provision-version"] = ("version", "version", "النسخة"),
            ["provision-state"] = ("state", "état", "الحالة"),
            ["provision-status"] = ("verification", "vérification", "التحقق"),
            ["provision-draft"] = ("draft", "projet", "مشروع"),
            ["provision-in-force"] = ("in force", "en vigueur", "ساري المفعول"),
            ["provision-repealed"] = ("repealed", "abrogé", "ملغى"),
            ["provision-hash"] = ("hash of the document", "empreinte du document", "بصمة الوثيقة"),
            ["provision-gazette"] = ("official gazette", "journal officiel", "الجريدة الرسمية"),
            ["provision-from"] = ("takes effect", "en vigueur le", "سارٍ من"),
            ["provision-repealed-at"] = ("repealed on", "abrogé le", "أُلغي في"),
            ["provision-next"] = ("another version applies from", "une autre version s’applique dès le", "تسري نسخة أخرى ابتداءً من"),
            ["provision-values"] = ("values", "valeurs", "القيم"),
            ["provision-text"] = ("wording", "texte", "النص"),
            ["provision-pack"] = ("what the pack says", "ce que dit le paquet", "ما تقوله الحزمة"),

            // Break-glass.
            ["break-glass-waits"] = ("waits for a person of the other role: `{0}`", "attend une personne de l’autre rôle : `{0}`", "في انتظار شخص من الدور الآخر: `{0}`"),
            ["break-glass-active"] = ("enforcement is lifted", "application levée", "الإنفاذ مرفوع"),
            ["break-glass-review"] = ("over, to be reviewed", "terminé, à revoir", "انتهى وينتظر المراجعة"),
            ["break-glass-overdue"] = ("over, review overdue", "terminé, revue en retard", "انتهى ومراجعته متأخرة"),
            ["break-glass-reviewed"] = ("reviewed", "revu", "رُوجع"),
            ["break-glass-everything"] = ("the whole platform", "toute la plateforme", "المنصة كلها"),
            ["break-glass-scope"] = ("for", "portée", "النطاق"),
            ["break-glass-approvers"] = ("agreed to by", "approuvé par", "وافق عليه"),
            ["break-glass-reason"] = ("reason", "motif", "السبب"),
            ["break-glass-begun"] = ("began", "début", "بدأ في"),
            ["break-glass-ended"] = ("ended", "terminé le", "انتهى في"),
            ["break-glass-decisions"] = ("decisions", "décisions", "القرارات"),
            ["break-glass-due"] = ("review due by", "revue attendue avant le", "المراجعة تُنتظر قبل"),
            ["break-glass-reviewer"] = ("reviewed by", "revu par", "راجعه"),
            ["break-glass-review-text"] = ("review", "constat", "المراجعة"),

            // What became of messages.
            ["sending-pending"] = ("waits", "en attente", "تنتظر"),
            ["sending-sent"] = ("sent", "parti", "أُرسلت"),
            ["sending-dead"] = ("given up", "abandonné", "تُركت"),
            ["sending-stranded"] = ("carrier removed", "canal retiré", "أُزيلت الوسيلة"),
            ["sending-dropped"] = ("laid aside", "classé", "طُويت"),
            ["message-carrier"] = ("carrier", "canal", "الوسيلة"),
            ["message-unspread"] = ("to be spread", "à répartir", "لم تُوزَّع بعد"),
            ["message-person"] = ("to", "à", "إلى"),
            ["message-kind"] = ("kind", "genre", "النوع"),
            ["message-count"] = ("count", "nombre", "العدد"),
            ["message-attempts"] = ("attempts", "essais", "المحاولات"),
            ["message-reason"] = ("why", "motif", "السبب"),
            ["message-next"] = ("next attempt", "prochain essai", "المحاولة التالية"),
            ["message-oldest"] = ("oldest", "le plus ancien", "أقدمها"),

            // Signing in through the browser.
            ["login-open"] = ("Open {0} and sign in.", "Ouvrez {0} et connectez-vous.", "افتح {0} وسجّل الدخول."),
            ["login-type"] = ("Type this code there: {0}", "Saisissez-y ce code : {0}", "اكتب هناك هذا الرمز: {0}"),
            ["login-wait"] = ("waiting for your answer in the browser", "en attente de votre réponse dans le navigateur", "في انتظار جوابك في المتصفح"),
            ["login-over"] = ("the code's time is over: `dcops login` again", "le délai du code est passé : relancez `dcops login`", "انتهت مدة الرمز: أعد `dcops login`"),
            ["login-refused"] = ("you refused it in the browser", "vous avez refusé dans le navigateur", "رُفض في المتصفح"),
            ["logout-done"] = ("the sign-in is ended", "la connexion est terminée", "انتهى تسجيل الدخول"),
            ["logout-none"] = ("there is no sign-in to end", "aucune connexion à terminer", "لا يوجد تسجيل دخول لإنهائه"),

            // What a preview finds.
            ["newly-failing"] = ("newly failing", "nouvellement non conforme", "مخالفة جديدة"),
            ["newly-passing"] = ("newly passing", "redevenu conforme", "أصبح مطابقًا"),
            ["differs"] = ("failing on other grounds", "non conforme pour d’autres motifs", "مخالفة لأسباب أخرى"),
            ["preview-judged"] = ("subjects judged", "objets évalués", "كائنات قُيِّمت"),
            ["preview-test"] = ("test of the draft fails", "un test du projet échoue", "اختبار من المسودة يفشل"),
            ["preview-systems"] = ("systems newly failing", "systèmes nouvellement non conformes", "أنظمة مخالفة من جديد"),
            ["preview-month"] = ("in the last 30 days", "sur les 30 derniers jours", "في آخر 30 يومًا"),
            ["preview-unrated"] = ("not rated", "sans tarif", "بلا تسعير"),
            ["waiver-stops"] = ("covers this no more", "ne couvre plus ceci", "لا يغطي هذا بعد الآن"),
            ["preview-denied"] = ("newly refused", "nouvellement refusés", "سيُرفض من جديد"),

            // Labels.
            ["evidence"] = ("evidence", "preuve", "الدليل"),
            ["law"] = ("law", "texte", "النص القانوني"),
            ["article"] = ("art.", "art.", "المادة"),
            ["remediation"] = ("remedy", "remède", "المعالجة"),
            ["waiver-waits"] = ("waits for two others: `{0}`", "attend deux autres personnes : `{0}`", "في انتظار شخصين آخرين: `{0}`"),
            ["waiver-active"] = ("runs", "en cours", "سارٍ"),
            ["waiver-expiring"] = ("ends within a week", "prend fin sous une semaine", "ينتهي خلال أسبوع"),
            ["waiver-expired"] = ("over", "terminée", "منتهٍ"),
            ["waiver-revoked"] = ("revoked", "révoquée", "ملغى"),
            ["waiver-superseded"] = ("renewed by another", "remplacée par un renouvellement", "حلّ محله تجديد"),
            ["waiver-policy"] = ("policy", "politique", "السياسة"),
            ["waiver-tenant"] = ("tenant", "organisme", "الهيئة"),
            ["waiver-findings"] = ("findings", "écarts", "المخالفات"),
            ["waiver-open"] = ("stays open", "reste ouvert", "يبقى مفتوحًا"),
            ["waiver-reason"] = ("reason", "motif", "السبب"),
            ["waiver-ticket"] = ("ticket", "ticket", "المرجع"),
            ["waiver-owner"] = ("risk owner", "porteur du risque", "متحمّل الخطر"),
            ["waiver-control"] = ("compensating control", "mesure compensatoire", "تدبير تعويضي"),
            ["waiver-renewal"] = ("renewal", "renouvellement", "التجديد"),
            ["waiver-since"] = ("waived since", "couvert depuis", "مستثنى منذ"),
            ["waiver-plan"] = ("remediation plan", "plan de remédiation", "خطة المعالجة"),
            ["waiver"] = ("waiver", "dérogation", "استثناء"),
            ["until"] = ("until", "jusqu'au", "إلى غاية"),
            ["counterfactual"] = ("would change the answer", "changerait la réponse", "ما يغيّر الجواب"),
            ["others"] = ("other rules", "autres règles", "قواعد أخرى"),
            ["unjudged"] = ("other objects that depend on it, not judged", "autres objets qui en dépendent, non évalués", "كائنات أخرى تعتمد عليه لم تُقيَّم"),
            ["left-out"] = ("more not shown", "de plus non affichés", "أخرى غير معروضة"),

            // Scores of sovereignty.
            ["score"] = ("score", "score", "النتيجة"),
            ["score-declared"] = ("declared", "déclaré", "المصرَّح به"),
            ["score-system"] = ("system", "système", "النظام"),
            ["score-systems"] = ("systems", "systèmes", "الأنظمة"),
            ["score-below"] = ("below a floor", "sous un plancher", "دون الحد الأدنى"),
            ["score-below-floor"] = ("below its floor", "sous son plancher", "دون حدّه الأدنى"),
            ["score-floor"] = ("floor", "plancher", "الحد الأدنى"),
            ["score-weakest"] = ("weakest", "le plus faible", "الأضعف"),
            ["score-weakest-system"] = ("weakest system", "système le plus faible", "أضعف نظام"),
            ["score-proven"] = ("backed by evidence", "étayé par des preuves", "تسنده أدلة"),
            ["score-declared-only"] = ("declared only", "seulement déclaré", "مصرَّح به فقط"),
            ["score-none"] = (
                "no score yet: no sweep has come by, or the pack in force has no table of weights",
                "pas encore de score : aucune réévaluation n’est passée, ou le paquet en vigueur n’a pas de table de pondération",
                "لا نتيجة بعد: لم تمرّ أي إعادة تقييم، أو ليس في الحزمة النافذة جدول أوزان"),
            ["score-ours"] = (
                "This score is ours. It is no certification.", "Ce score est le nôtre. Ce n’est pas une certification.", "هذه النتيجة من عندنا وليست شهادة مطابقة."),

            // How sure the reference to the law is: never print as fact what nobody has read.
            ["verified-text"] = ("wording read", "texte lu", "تم الاطلاع على النص"),
            ["verified-secondary"] = ("read in a named secondary source", "source secondaire", "مصدر ثانوي"),
            ["interpretation"] = ("our reading of a text", "interprétation", "تأويل"),
            ["unverified"] = ("not confirmed", "non vérifié", "غير متحقق منه"),
            ["article-unverified"] = ("article not verified", "article non vérifié", "المادة غير متحقق منها"),

            ["as-of"] = ("as of", "état au", "الحالة بتاريخ"),
            ["title-translated"] = ("title translated by us", "titre traduit par nos soins", "عنوان مترجم من طرفنا"),

            // Actions of a plan.
            ["create"] = ("create", "créer", "إنشاء"),
            ["change"] = ("change", "modifier", "تغيير"),
            ["unchanged"] = ("unchanged", "inchangé", "بلا تغيير"),
            ["retire"] = ("retire", "retirer", "سحب"),
            ["in-ledger"] = ("entry of the ledger", "écriture du registre", "قيد الدفتر"),
            ["decision-recorded"] = ("last decision in the ledger", "dernière décision au registre", "آخر قرار في الدفتر"),
            ["last-changed"] = ("last changed", "dernière modification", "آخر تغيير"),
            ["unsigned"] = ("unsigned: no trusted key vouches for it", "non signé : aucune clé de confiance ne s’en porte garante", "غير موقَّع: لا يضمنه أي مفتاح موثوق"),
            ["signed-by"] = ("signed by", "signé par", "موقَّع بمفتاح"),
            ["findings"] = ("Findings", "Constats", "المخالفات القائمة"),
            ["held"] = ("held", "en attente", "معلّق"),
            ["held-because"] = ("it waits for the fact’s owner and a second person", "attend le responsable du fait et une seconde personne", "ينتظر صاحب المعلومة وشخصًا ثانيًا"),
            ["held-more"] = ("more", "autres", "أخرى"),
            ["held-approval"] = ("approval", "accord", "الموافقة"),
            ["held-nothing"] = ("nothing was changed", "rien n’a été modifié", "لم يتغير شيء"),
            ["refused"] = ("refused", "refusé", "مرفوض"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word for <paramref name="code"/>; the code itself when this program does not know it.</summary>
    public static string Of(string code, Language language) => !Table.TryGetValue(code, out var word)
        ? code
        : language switch
        {
            Language.Arabic => word.Ar,
            Language.French => word.Fr,
            _ => word.En,
        };
}
