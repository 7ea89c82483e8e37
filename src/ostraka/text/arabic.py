"""Common given and family names written in Arabic and Hebrew letters, with their vowels.

A consonant skeleton finds any name, but finds more than it should; where the written word
is a common name its usual Latin spelling is better evidence. Keys are in plain letter
shapes (no hamza on alif, final ya and ha as written without dots), as
:func:`ostraka.text.scripts.romanize_word` makes them.
"""

_ARABIC = """
محمد muhammad|احمد ahmad|محمود mahmud|حامد hamid|حميد hamid|حسن hasan|حسين husayn|علي ali|عمر umar|عثمان uthman
خالد khalid|وليد walid|سعيد said|سعد sad|مسعود masud|سعود saud|سلمان salman|سليمان sulayman|سلطان sultan|ابراهيم ibrahim
اسماعيل ismail|اسحاق ishaq|يعقوب yaqub|يوسف yusuf|موسي musa|عيسي isa|داود dawud|هارون harun|يحيي yahya|زكريا zakariya
جمال jamal|كمال kamal|جلال jalal|بلال bilal|هلال hilal|ياسر yasir|ناصر nasir|نصر nasr|منصور mansur|انور anwar
طارق tariq|فاروق faruq|رشيد rashid|راشد rashid|مجيد majid|ماجد majid|عادل adil|فيصل faysal|فهد fahd|نواف nawaf
تركي turki|بندر bandar|عبد abd|الله allah|الرحمن alrahman|رحمن rahman|العزيز alaziz|عزيز aziz|الكريم alkarim|كريم karim
الرحيم alrahim|رحيم rahim|القادر alqadir|الملك almalik|الحميد alhamid|السلام alsalam|اللطيف allatif|الوهاب alwahhab
الجبار aljabbar|الستار alsattar|الناصر alnasir|بن bin|ابن ibn|بنت bint|ابو abu|ام umm|ال al|بشار bashar|الاسد alasad
اسد asad|حافظ hafiz|ماهر mahir|صدام saddam|قصي qusay|عدي uday|اسامه usama|لادن ladin|ايمن ayman|الظواهري alzawahiri
معمر muammar|القذافي alqadhafi|مصطفي mustafa|مرتضي murtada|رضا rida|مهدي mahdi|جعفر jafar|صادق sadiq|باقر baqir|كاظم kazim
عباس abbas|قاسم qasim|هاشم hashim|هشام hisham|حسام husam|عصام isam|بسام bassam|غسان ghassan|عدنان adnan|مروان marwan
رمضان ramadan|شعبان shaban|رجب rajab|صالح salih|فالح falih|صلاح salah|الدين aldin|دين din|نور nur|شمس shams|بدر badr
سيف sayf|زين zayn|عابدين abidin|ضياء diya|بهاء baha|علاء ala|عماد imad|جهاد jihad|زياد ziyad|اياد iyad|فؤاد fuad|فواد fuad
رياض riyad|عوض awad|معاذ muadh|حمزه hamza|طلحه talha|عكرمه ikrima|قتاده qatada|حذيفه hudhayfa|عبيده ubayda|فاطمه fatima
مريم maryam|زينب zaynab|عائشه aisha|خديجه khadija|سميره samira|ليلي layla|نادي nadi|ناديه nadiya|هدي huda|مني muna|سارا sara
ساره sara|نوره nura|لطيفه latifa|جميله jamila|امينه amina|باراك barack|اوباما obama|كيم kim|فلاديمير vladimir|بوتين putin
جون john|جورج george|ميشيل michel|حزب hizb|حسني husni|مبارك mubarak|مرسي mursi|السيسي alsisi|قاسمي qasimi|احمدي ahmadi
رضايي rezai|روحاني ruhani|خامنيي khamenei|خميني khomeini|سليماني sulaymani|حسيني husayni|موسوي musavi|محمدي muhammadi|مرادي muradi
كريمي karimi|رحيمي rahimi|هاشمي hashimi|صادقي sadiqi|نجاد nejad|زاده zadeh|پور pur|شاه shah|خان khan|مير mir|اقا agha
"""
_HEBREW = """
משה moshe|דוד david|דויד david|יעקב yaakov|יצחק yitzhak|אברהם avraham|שרה sara|רחל rachel|לאה lea|רבקה rivka|יוסף yosef
שלמה shlomo|שמואל shmuel|דניאל daniel|מיכאל mikhael|רפאל rafael|גבריאל gavriel|אליהו eliyahu|ישראל israel|אהרון aharon
אהרן aharon|שמעון shimon|ראובן reuven|יהודה yehuda|בנימין binyamin|נתניהו netanyahu|חיים chaim|מרדכי mordechai|אסתר ester
רות rut|חנה hana|מרים miryam|תמר tamar|נועה noa|יונתן yonatan|נתן natan|אורי uri|עמוס amos|אריאל ariel|כהן kohen|לוי levi
מזרחי mizrahi|פרץ peretz|ביטון biton|אלי eli|יואב yoav|גדעון gidon|זאב zeev|דב dov|צבי tzvi|מנחם menachem|יאיר yair|גולן golan
"""


def _table(text: str) -> dict[str, str]:
    return dict(entry.rsplit(" ", 1) for line in text.split("\n") for entry in line.split("|") if entry)


ARABIC_NAMES: dict[str, str] = _table(_ARABIC)
HEBREW_NAMES: dict[str, str] = _table(_HEBREW)
