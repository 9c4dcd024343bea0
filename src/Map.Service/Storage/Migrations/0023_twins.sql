-- Places that may be the same. What is indexed here only finds candidates: how likely they are the same is decided by Contributions/Twins.

CREATE EXTENSION IF NOT EXISTS intarray;

-- The letters that folding leaves, in ASCII: those of the library AnyAscii up to U+30FF, which a test compares.
CREATE TABLE letter_in_ascii (letter text COLLATE "C" PRIMARY KEY, ascii text NOT NULL);

INSERT INTO letter_in_ascii SELECT split_part(pair, '=', 1), split_part(pair, '=', 2) FROM string_to_table(
    'ĸ=q ƀ=b ƃ=b ƅ=6 ƈ=c ƌ=d ƍ=z ƒ=f ƕ=hw ƙ=k ƚ=l ƛ=l ƞ=n ƣ=gh ƥ=p ƨ=2 ƪ=sh ƫ=t ƭ=t ƴ=y ƶ=z ƹ= ƺ=zh ƻ=dz ƽ=5 ƾ=ts ƿ=w ǀ=c ǁ=x ǂ=qc '
    'ǃ=q ǝ=e ǥ=g ȝ=y ȡ=d ȣ=ou ȥ=z ȴ=l ȵ=n ȶ=t ȷ=j ȸ=db ȹ=qp ȼ=c ȿ=s ɀ=z ɂ= ɇ=e ɉ=j ɋ=q ɍ=r ɏ=y ɐ=a ɑ=a ɒ=a ɓ=b ɔ=o ɕ=c ɖ=d ɗ=d ɘ=e '
    'ɚ=er ɛ=e ɜ=e ɝ=er ɞ=o ɟ=j ɠ=g ɡ=g ɢ=g ɣ=g ɤ=u ɥ=y ɦ=h ɧ=h ɨ=i ɩ=i ɪ=i ɫ=l ɬ=l ɭ=l ɮ=lzh ɯ=w ɰ=w ɱ=m ɲ=n ɳ=n ɴ=n ɵ=o ɶ=oe ɷ=u '
    'ɸ=f ɹ=r ɺ=r ɻ=r ɼ=r ɽ=r ɾ=r ɿ=i ʀ=r ʁ=r ʂ=s ʃ=sh ʄ=j ʅ=i ʆ=sh ʇ=t ʈ=t ʉ=u ʊ=u ʋ=v ʌ=a ʍ=w ʎ=y ʏ=y ʐ=z ʑ=z ʒ=zh ʓ=zh ʔ= ʕ= ʖ=x '
    'ʗ=q ʘ=pc ʙ=b ʚ=oe ʛ=g ʜ=h ʝ=j ʞ=k ʟ=l ʠ=q ʡ= ʢ= ʣ=dz ʤ=dzh ʥ=dz ʦ=ts ʧ=tsh ʨ=tc ʩ=fng ʪ=ls ʫ=lz ʬ=ww ʭ= ʮ=y ʯ=y ͱ=h ͳ=s ͷ=w '
    'ͻ=s ͼ=s ͽ=s α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ϗ= ϙ=q ϛ=st '
    'ϝ=w ϟ=q ϡ=s ϣ=sh ϥ=f ϧ=x ϩ=h ϫ=j ϭ=c ϯ=ti ϳ=j ϸ=sh ϻ=s ϼ=r а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r '
    'с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ђ=dj є=ie ѕ=dz і=i ј=j љ=lj њ=nj ћ=c џ=dzh ѡ=o ѣ=e ѥ=ie '
    'ѧ=e ѩ=ie ѫ=o ѭ=io ѯ=ks ѱ=ps ѳ=f ѵ=y ѹ=u ѻ=o ѽ=o ѿ=ot ҁ=q ҋ=jh ҍ= ҏ=rh ғ=gh ҕ=gh җ=j ҙ=z қ=q ҝ=g ҟ=q ҡ=q ң=ng ҥ=ng ҧ=ph ҩ=w '
    'ҫ=s ҭ=th ү=u ұ=u ҳ=h ҵ=ts ҷ=j ҹ=c һ=h ҽ=ch ҿ=ch ӄ=q ӆ=lh ӈ=ng ӊ=nh ӌ=dzh ӎ=mh ӏ=h ӕ=ae ә=a ӡ=dz ө=o ӷ=gh ӻ=xh ӽ=x ӿ=h ԁ=d '
    'ԃ=dj ԅ=zj ԇ=dz ԉ=lj ԋ=nj ԍ=sj ԏ=tj ԑ=a ԓ=l ԕ=lkh ԗ=rkh ԙ=a ԛ=q ԝ=w ԟ=q ԡ=l ԣ=n ԥ=ph ԧ= ԩ=ny ԫ=dzh ԭ=dch ԯ=l ՠ=a ա=a բ=b գ=g '
    'դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=rr ս=s վ=v տ=t ր=r '
    'ց=ts ւ=w փ=p ք=k օ=o ֆ=f ֈ=h א= ב=v ג=g ד=d ה=h ו=v ז=z ח=h ט=t י=y ך=kh כ=kh ל=l ם=m מ=m ן=n נ=n ס=s ע= ף=f פ=f ץ=ts צ=ts '
    'ק=k ר=r ש=s ת=t ׯ=yyy װ=v ױ=oy ײ=ey ؠ=y ء= ا= ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=dh ع= غ=gh '
    'ػ=g ؼ=g ؽ=y ؾ=i ؿ=i ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ٮ=b ٯ=q ٱ= ٲ=a ٳ=u ٴ=e ٹ=t ٺ=th ٻ=b ټ=t ٽ=t پ=p ٿ=th ڀ=bh ځ=dz ڂ=dz '
    'ڃ=n ڄ=j څ=ts چ=ch ڇ=ch ڈ=d ډ=d ڊ=d ڋ=dd ڌ=dh ڍ=dh ڎ=dh ڏ=d ڐ=d ڑ=r ڒ=r ړ=r ڔ=r ږ=zh ڗ=d ژ=zh ڙ=r ښ=sh ڛ=s ڜ=ch ڝ=ts ڞ=ch ڟ=th '
    'ڠ=ng ڡ=f ڢ=f ڣ=p ڤ=v ڥ=v ڦ=ph ڧ=q ڨ=g ڪ=k ګ=g ڬ=g ڭ=ng ڮ=kp گ=g ڰ=gg ڱ=n ڲ=g ڳ=g ڴ=g ڶ=l ڷ=l ڸ=l ڹ=n ں=n ڻ=n ڼ=n ڽ=ny ڿ=n ۃ=h '
    'ۄ=o ۅ=o ۇ=u ۈ=u ۉ=u ۊ=u ۋ=v ۍ=ey ۏ=v ۑ=ny ے=e ۮ=d ۯ=r ۺ=s ۻ=l ۼ=n ۿ=h ܐ= ܒ=b ܓ=g ܔ=j ܕ=d ܖ=d ܗ=h ܘ=w ܙ=z ܚ=h ܛ=t ܜ=d ܝ=y ܞ=yh '
    'ܟ=k ܠ=l ܡ=m ܢ=n ܣ=s ܤ=s ܥ= ܦ=p ܧ=p ܨ=s ܩ=q ܪ=r ܫ=sh ܬ=t ܭ=bh ܮ=gh ܯ=dh ݍ=zh ݎ=kh ݏ=ph ݐ=y ݑ=p ݒ=p ݓ=c ݔ=ny ݕ=p ݖ=c ݗ=ng ݘ=c '
    'ݙ=dd ݚ=d ݛ=r ݜ=s ݝ=ng ݞ=ng ݟ=g ݠ=p ݡ=v ݢ=g ݣ=g ݤ=k ݥ=b ݦ=mb ݧ=n ݨ=n ݩ=n ݪ=sl ݫ=r ݬ=z ݭ=s ݮ=j ݯ=c ݰ=s ݱ=z ݲ=j ݳ=a ݴ=aa ݵ=i '
    'ݶ=ii ݷ=y ݸ=o ݹ=oo ݺ=e ݻ=ee ݼ=ch ݽ=s ݾ=s ݿ=g ހ=h ށ=sh ނ=n ރ=r ބ=b ޅ=lh ކ=k އ= ވ=v މ=m ފ=f ދ=dh ތ=th ލ=l ގ=g ޏ=gn ސ=s ޑ=d ޒ=z '
    'ޓ=t ޔ=y ޕ=p ޖ=j ޗ=ch ޘ=th ޙ=h ޚ=kh ޛ=dh ޜ=x ޝ=sh ޞ=s ޟ=l ޠ=t ޡ=z ޢ= ޣ=gh ޤ=q ޥ=w ޱ=n ߊ=a ߋ=e ߌ=i ߍ=e ߎ=u ߏ=o ߐ=o ߑ= ߒ=n ߓ=b '
    'ߔ=p ߕ=t ߖ=j ߗ=c ߘ=d ߙ=r ߚ=rr ߛ=s ߜ=gb ߝ=f ߞ=k ߟ=l ߠ=n ߡ=m ߢ=ny ߣ=n ߤ=h ߥ=w ߦ=y ߧ=ny ߨ=j ߩ=c ߪ=r ࠀ= ࠁ=b ࠂ=g ࠃ=d ࠄ=h ࠅ=w ࠆ=z '
    'ࠇ=h ࠈ=t ࠉ=y ࠊ=k ࠋ=l ࠌ=m ࠍ=n ࠎ=s ࠏ= ࠐ=f ࠑ=s ࠒ=q ࠓ=r ࠔ=sh ࠕ=t ࡀ=a ࡁ=b ࡂ=g ࡃ=d ࡄ=h ࡅ=u ࡆ=z ࡇ=h ࡈ=t ࡉ=i ࡊ=k ࡋ=l ࡌ=m ࡍ=n ࡎ=s ࡏ= '
    'ࡐ=p ࡑ=s ࡒ=q ࡓ=r ࡔ=sh ࡕ=t ࡖ=d ࡗ=kd ࡘ= ࡠ=n ࡡ=j ࡢ=n ࡣ=t ࡤ=n ࡥ=n ࡦ=bh ࡧ=r ࡨ=l ࡩ=l ࡪ=s ࡰ= ࡱ= ࡲ= ࡳ= ࡴ= ࡵ= ࡶ= ࡷ= ࡸ= ࡹ= ࡺ= ࡻ= ࡼ= ࡽ= '
    'ࡾ= ࡿ= ࢀ= ࢁ= ࢂ= ࢃ= ࢄ=u ࢅ=y ࢆ=y ࢇ= ࢉ=nj ࢊ=c ࢋ=th ࢌ=th ࢍ=g ࢎ= ࢠ=b ࢡ=b ࢢ=c ࢣ=t ࢤ=vb ࢥ=gb ࢦ=zl ࢧ=mv ࢨ=y ࢩ=ny ࢪ=r ࢫ=w ࢬ=y ࢭ= ࢮ=dz '
    'ࢯ=ts ࢰ=kh ࢱ=u ࢲ=z ࢳ=n ࢴ=k ࢵ=q ࢶ=mb ࢷ=mp ࢸ=tt ࢹ=nr ࢺ=ny ࢻ=f ࢼ=q ࢽ=n ࢾ=ph ࢿ=th ࣀ=th ࣁ=ch ࣂ=kh ࣃ=gy ࣄ=ky ࣅ=n ࣆ=n ࣇ=l ࣈ=gr ः=h '
    'ऄ=a अ=a आ=a इ=i ई=i उ=u ऊ=u ऋ=r ऌ=l ऍ=e ऎ=e ए=e ऐ=ai ऑ=o ऒ=o ओ=o औ=au क=k ख=kh ग=g घ=gh ङ=n च=c छ=ch ज=j झ=jh ञ=n ट=t ठ=th '
    'ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n प=p फ=ph ब=b भ=bh म=m य=y र=r ल=l ळ=l व=v श=s ष=s स=s ह=h ऻ=o ऽ= ा=a ि=i ी=i ॉ=o ॊ=o ो=o '
    'ौ=au ॎ=e ॏ=a ॐ=om ॠ=r ॡ=l ॲ=a ॳ=o ॴ=o ॵ=a ॶ=u ॷ=u ॸ=d ॹ=zh ॺ=y ॻ=g ॼ=j ॽ= ॾ=d ॿ=b ঀ= ং=m ঃ=h অ=a আ=a ই=i ঈ=i উ=u ঊ=u ঋ=r ঌ=l '
    'এ=e ঐ=ai ও=o ঔ=au ক=k খ=kh গ=g ঘ=gh ঙ=n চ=c ছ=ch জ=j ঝ=jh ঞ=n ট=t ঠ=th ড=d ঢ=dh ণ=n ত=t থ=th দ=d ধ=dh ন=n প=p ফ=ph ব=b ভ=bh '
    'ম=m য=y র=r ল=l শ=s ষ=s স=s হ=h ঽ= া=a ি=i ী=i ে=e ৈ=ai ৎ=t ৗ=u ৠ=r ৡ=l ৰ=r ৱ=v ৴=1 ৵=2 ৶=3 ৷=1 ৸=3 ৹= ৼ=m ਃ=h ਅ=a ਆ=a ਇ=i '
    'ਈ=i ਉ=u ਊ=u ਏ=e ਐ=ai ਓ=o ਔ=au ਕ=k ਖ=kh ਗ=g ਘ=gh ਙ=n ਚ=c ਛ=ch ਜ=j ਝ=jh ਞ=n ਟ=t ਠ=th ਡ=d ਢ=dh ਣ=n ਤ=t ਥ=th ਦ=d ਧ=dh ਨ=n ਪ=p '
    'ਫ=ph ਬ=b ਭ=bh ਮ=m ਯ=y ਰ=r ਲ=l ਵ=v ਸ=s ਹ=h ਾ=a ਿ=i ੀ=i ੜ=r ੲ= ੳ= ੴ= ઃ=h અ=a આ=a ઇ=i ઈ=i ઉ=u ઊ=u ઋ=r ઌ=l ઍ=e એ=e ઐ=ai ઑ=o ઓ=o '
    'ઔ=au ક=k ખ=kh ગ=g ઘ=gh ઙ=n ચ=c છ=ch જ=j ઝ=jh ઞ=n ટ=t ઠ=th ડ=d ઢ=dh ણ=n ત=t થ=th દ=d ધ=dh ન=n પ=p ફ=ph બ=b ભ=bh મ=m ય=y ર=r '
    'લ=l ળ=l વ=v શ=s ષ=s સ=s હ=h ઽ= ા=a િ=i ી=i ૉ=o ો=o ૌ=au ૐ=om ૠ=r ૡ=l ૹ=zh ଂ=m ଃ=h ଅ=a ଆ=a ଇ=i ଈ=i ଉ=u ଊ=u ଋ=r ଌ=l ଏ=e ଐ=ai '
    'ଓ=o ଔ=au କ=k ଖ=kh ଗ=g ଘ=gh ଙ=n ଚ=c ଛ=ch ଜ=j ଝ=jh ଞ=n ଟ=t ଠ=th ଡ=d ଢ=dh ଣ=n ତ=t ଥ=th ଦ=d ଧ=dh ନ=n ପ=p ଫ=ph ବ=b ଭ=bh ମ=m ଯ=y '
    'ର=r ଲ=l ଳ=l ଵ=v ଶ=s ଷ=s ସ=s ହ=h ଽ= ା=a ୀ=i େ=e ୗ=u ୟ=y ୠ=r ୡ=l ୱ=w ୲=1 ୳=2 ୴=3 ୵=1 ୶=2 ୷=3 ஃ=k அ=a ஆ=a இ=i ஈ=i உ=u ஊ=u எ=e '
    'ஏ=e ஐ=ai ஒ=o ஓ=o க=k ங=n ச=c ஜ=j ஞ=n ட=t ண=n த=t ந=n ன=n ப=p ம=m ய=y ர=r ற=r ல=l ள=l ழ=l வ=v ஶ=s ஷ=s ஸ=s ஹ=h ா=a ி=i ு=u ூ=u '
    'ெ=e ே=e ை=ai ௐ=om ௗ=u ௰=10 ௱=100 ௲=1000 ఁ=n ం=m ః=h అ=a ఆ=a ఇ=i ఈ=i ఉ=u ఊ=u ఋ=r ఌ=l ఎ=e ఏ=e ఐ=ai ఒ=o ఓ=o ఔ=au క=k ఖ=kh గ=g '
    'ఘ=gh ఙ=n చ=c ఛ=ch జ=j ఝ=jh ఞ=n ట=t ఠ=th డ=d ఢ=dh ణ=n త=t థ=th ద=d ధ=dh న=n ప=p ఫ=ph బ=b భ=bh మ=m య=y ర=r ఱ=r ల=l ళ=l ఴ=l వ=v '
    'శ=s ష=s స=s హ=h ఽ= ు=u ూ=u ృ=r ౄ=r ౘ=c ౙ=z ౚ=r ౝ=n ౠ=r ౡ=l ౸=0 ౹=1 ౺=2 ౻=3 ౼=1 ౽=2 ౾=3 ಀ=m ಂ=m ಃ=h ಅ=a ಆ=a ಇ=i ಈ=i ಉ=u ಊ=u '
    'ಋ=r ಌ=l ಎ=e ಏ=e ಐ=ai ಒ=o ಓ=o ಔ=au ಕ=k ಖ=kh ಗ=g ಘ=gh ಙ=n ಚ=c ಛ=ch ಜ=j ಝ=jh ಞ=n ಟ=t ಠ=th ಡ=d ಢ=dh ಣ=n ತ=t ಥ=th ದ=d ಧ=dh ನ=n ಪ=p '
    'ಫ=ph ಬ=b ಭ=bh ಮ=m ಯ=y ರ=r ಱ=r ಲ=l ಳ=l ವ=v ಶ=s ಷ=s ಸ=s ಹ=h ಽ= ಾ=a ು=u ೂ=u ೃ=r ೄ=r ೕ= ೖ=i ೝ=n ೞ=l ೠ=r ೡ=l ೱ=h ೲ=h ೳ=m ം=m ഃ=h '
    'ഄ=m അ=a ആ=a ഇ=i ഈ=i ഉ=u ഊ=u ഋ=r ഌ=l എ=e ഏ=e ഐ=ai ഒ=o ഓ=o ഔ=au ക=k ഖ=kh ഗ=g ഘ=gh ങ=n ച=c ഛ=ch ജ=j ഝ=jh ഞ=n ട=t ഠ=th ഡ=d ഢ=dh '
    'ണ=n ത=t ഥ=th ദ=d ധ=dh ന=n ഩ=n പ=p ഫ=ph ബ=b ഭ=bh മ=m യ=y ര=r റ=r ല=l ള=l ഴ=l വ=v ശ=s ഷ=s സ=s ഹ=h ഺ=t ഽ= ാ=a ി=i ീ=i െ=e േ=e '
    'ൈ=ai ൎ=r ൔ=m ൕ=y ൖ=l ൗ=u ൘=2 ൙=4 ൚=12 ൛=16 ൜=32 ൝=48 ൞=64 ൟ=i ൠ=r ൡ=l ൰=10 ൱=100 ൲=1000 ൳=80 ൴=160 ൵=240 ൶=20 ൷=40 ൸=60 ൺ=n '
    'ൻ=n ർ=r ൽ=l ൾ=l ൿ=k ං=m ඃ=h අ=a ආ=a ඇ=ae ඈ=ae ඉ=i ඊ=i උ=u ඌ=u ඍ=r ඎ=r ඏ=l ඐ=l එ=e ඒ=e ඓ=ai ඔ=o ඕ=o ඖ=au ක=k ඛ=kh ග=g ඝ=gh ඞ=n '
    'ඟ=ng ච=c ඡ=ch ජ=j ඣ=jh ඤ=n ඥ=jn ඦ=nj ට=t ඨ=th ඩ=d ඪ=dh ණ=n ඬ=nd ත=t ථ=th ද=d ධ=dh න=n ඳ=nd ප=p ඵ=ph බ=b භ=bh ම=m ඹ=mb ය=y ර=r '
    'ල=l ව=v ශ=s ෂ=s ස=s හ=h ළ=l ෆ=f ා=a ැ=ae ෑ=ae ෘ=r ෙ=e ෛ=ai ෟ=u ෲ=r ෳ=l ก=k ข=kh ฃ=kh ค=kh ฅ=kh ฆ=kh ง=ng จ=ch ฉ=ch ช=ch ซ=s '
    'ฌ=ch ญ=y ฎ=d ฏ=t ฐ=th ฑ=th ฒ=th ณ=n ด=d ต=t ถ=th ท=th ธ=th น=n บ=b ป=p ผ=ph ฝ=f พ=ph ฟ=f ภ=ph ม=m ย=y ร=r ฤ=rue ล=l ฦ=lue ว=w '
    'ศ=s ษ=s ส=s ห=h ฬ=l อ=o ฮ=h ฯ= ะ=a า=a เ=e แ=ae โ=o ใ=ai ไ=ai ๅ= ກ=k ຂ=kh ຄ=kh ຆ=gh ງ=ng ຈ=ch ຉ=ch ຊ=x ຌ=jh ຍ=gn ຎ=n ຏ=t ຐ=th '
    'ຑ=d ຒ=dh ຓ=n ດ=d ຕ=t ຖ=th ທ=th ຘ=dh ນ=n ບ=b ປ=p ຜ=ph ຝ=f ພ=ph ຟ=f ຠ=bh ມ=m ຢ=y ຣ=r ລ=l ວ=v ຨ=s ຩ=s ສ=s ຫ=h ຬ=l ອ= ຮ=h ຯ= ະ=a '
    'າ=a ຽ=y ເ=e ແ=e ໂ=o ໃ=ai ໄ=ai ໞ=g ໟ=gn ༀ=om ༪=1 ༫=2 ༬=3 ༭=4 ༮=5 ༯=6 ༰=7 ༱=8 ༲=9 ༳=0 ༾= ༿= ཀ=k ཁ=kh ག=g ང=ng ཅ=c ཆ=ch ཇ=j ཉ=ny '
    'ཊ=t ཋ=th ཌ=d ཎ=n ཏ=t ཐ=th ད=d ན=n པ=p ཕ=ph བ=b མ=m ཙ=ts ཚ=tsh ཛ=dz ཝ=w ཞ=zh ཟ=z འ= ཡ=y ར=r ལ=l ཤ=sh ཥ=s ས=s ཧ=h ཨ= ཪ=r ཫ=q '
    'ཬ=r ཿ=h ྈ=h ྉ=h ྊ= ྋ= ྌ=h က=k ခ=kh ဂ=g ဃ=gh င=n စ=c ဆ=ch ဇ=j ဈ=jh ဉ=n ည=nn ဋ=t ဌ=th ဍ=d ဎ=dh ဏ=n တ=t ထ=th ဒ=d ဓ=dh န=n ပ=p '
    'ဖ=ph ဗ=b ဘ=bh မ=m ယ=y ရ=r လ=l ဝ=v သ=s ဟ=h ဠ=l အ= ဢ= ဣ=i ဤ=i ဥ=u ဧ=e ဨ=e ဩ=o ဪ=o ါ=a ာ=a ေ=e း= ျ=y ြ=r ဿ=ss ၐ=s ၑ=s ၒ=r ၓ=r '
    'ၔ=l ၕ=l ၖ=r ၗ=r ၚ=n ၛ=jh ၜ=b ၝ=b ၡ=sh ၢ=o ၣ= ၤ= ၥ=s ၦ=pw ၧ=o ၨ=u ၩ= ၪ= ၫ= ၬ= ၭ= ၮ=n ၯ=yw ၰ=ghw ၵ=k ၶ=kh ၷ=g ၸ=c ၹ=z ၺ=n ၻ=d '
    'ၼ=n ၽ=ph ၾ=f ၿ=b ႀ=x ႁ=h ႃ=a ႄ=e ႇ= ႈ= ႉ= ႊ= ႋ= ႌ= ႎ=f ႏ= ႚ= ႛ= ႜ=a ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o '
    'პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h ჱ=e ჲ=y ჳ=w ჴ=x ჵ=o ჶ=f ჷ=e ჸ= ჹ=g ჺ= '
    'ჽ=ae ჾ= ჿ=w ᄀ=g ᄁ=kk ᄂ=n ᄃ=d ᄄ=tt ᄅ=l ᄆ=m ᄇ=b ᄈ=pp ᄉ=s ᄊ=ss ᄋ= ᄌ=j ᄍ=jj ᄎ=ch ᄏ=k ᄐ=t ᄑ=p ᄒ=h ᄓ=ng ᄔ=nn ᄕ=nd ᄖ=nb ᄗ=dg ᄘ=ln '
    'ᄙ=ll ᄚ=lh ᄛ=r ᄜ=mb ᄝ=w ᄞ=bg ᄟ=bn ᄠ=bd ᄡ=bs ᄢ=bsg ᄣ=bsd ᄤ=bsb ᄥ=bss ᄦ=bsj ᄧ=bj ᄨ=bch ᄩ=bt ᄪ=bp ᄫ=v ᄬ=ff ᄭ=sg ᄮ=sn ᄯ=sd ᄰ=sl '
    'ᄱ=sm ᄲ=sb ᄳ=sbg ᄴ=sss ᄵ=s ᄶ=sj ᄷ=sch ᄸ=sk ᄹ=st ᄺ=sp ᄻ=sh ᄼ=s ᄽ=ss ᄾ=s ᄿ=ss ᅀ=z ᅁ=g ᅂ=d ᅃ=m ᅄ=b ᅅ=s ᅆ=z ᅇ= ᅈ=j ᅉ=ch ᅊ=t ᅋ=p '
    'ᅌ=ng ᅍ=j ᅎ=j ᅏ=jj ᅐ=j ᅑ=jj ᅒ=chk ᅓ=chh ᅔ=ch ᅕ=ch ᅖ=pb ᅗ=f ᅘ=hh ᅙ=q ᅚ=gd ᅛ=ns ᅜ=nj ᅝ=nh ᅞ=dl ᅟ= ᅠ= ᅡ=a ᅢ=ae ᅣ=ya ᅤ=yae ᅥ=eo '
    'ᅦ=e ᅧ=yeo ᅨ=ye ᅩ=o ᅪ=wa ᅫ=wae ᅬ=oe ᅭ=yo ᅮ=u ᅯ=wo ᅰ=we ᅱ=wi ᅲ=yu ᅳ=eu ᅴ=ui ᅵ=i ᅶ=ao ᅷ=au ᅸ=yao ᅹ=yayo ᅺ=eoo ᅻ=eou ᅼ=eoeu '
    'ᅽ=yeoo ᅾ=yeou ᅿ=oeo ᆀ=oe ᆁ=oye ᆂ=oo ᆃ=ou ᆄ=yoya ᆅ=yoyae ᆆ=yoyeo ᆇ=yoo ᆈ=yoi ᆉ=ua ᆊ=uae ᆋ=ueoeu ᆌ=uye ᆍ=uu ᆎ=yua ᆏ=yueo ᆐ=yue '
    'ᆑ=yuyeo ᆒ=yuye ᆓ=yuu ᆔ=yui ᆕ=euu ᆖ=eueu ᆗ=uiu ᆘ=ia ᆙ=iya ᆚ=io ᆛ=iu ᆜ=ieu ᆝ=io ᆞ=o ᆟ=oeo ᆠ=ou ᆡ=oi ᆢ=yo ᆣ=aeu ᆤ=yau ᆥ=yeoya '
    'ᆦ=oya ᆧ=oyae ᆨ=g ᆩ=kk ᆪ=gs ᆫ=n ᆬ=nj ᆭ=nh ᆮ=d ᆯ=l ᆰ=lg ᆱ=lm ᆲ=lb ᆳ=ls ᆴ=lt ᆵ=lp ᆶ=lh ᆷ=m ᆸ=b ᆹ=bs ᆺ=s ᆻ=ss ᆼ=ng ᆽ=j ᆾ=ch ᆿ=k '
    'ᇀ=t ᇁ=p ᇂ=h ᇃ=gl ᇄ=gsg ᇅ=ng ᇆ=nd ᇇ=ns ᇈ=nz ᇉ=nt ᇊ=dg ᇋ=dl ᇌ=lgs ᇍ=ln ᇎ=ld ᇏ=ldh ᇐ=ll ᇑ=lmg ᇒ=lms ᇓ=lbs ᇔ=lbh ᇕ=lv ᇖ=lss ᇗ=lz '
    'ᇘ=lk ᇙ=lq ᇚ=mg ᇛ=ml ᇜ=mb ᇝ=ms ᇞ=mss ᇟ=mz ᇠ=mch ᇡ=mh ᇢ=w ᇣ=bl ᇤ=bp ᇥ=bh ᇦ=v ᇧ=sg ᇨ=sd ᇩ=sl ᇪ=sb ᇫ=z ᇬ=ngg ᇭ=ngkk ᇮ=ngng ᇯ=ngk '
    'ᇰ=ng ᇱ=ngs ᇲ=ngz ᇳ=pb ᇴ=f ᇵ=hn ᇶ=hl ᇷ=hm ᇸ=hb ᇹ=q ᇺ=gn ᇻ=gb ᇼ=gch ᇽ=gk ᇾ=gh ᇿ=nn ሀ=ha ሁ=hu ሂ=hi ሃ=ha ሄ=he ህ=h ሆ=ho ሇ=hoa ለ=le '
    'ሉ=lu ሊ=li ላ=la ሌ=le ል=l ሎ=lo ሏ=lwa ሐ=ha ሑ=hu ሒ=hi ሓ=ha ሔ=he ሕ=h ሖ=ho ሗ=hwa መ=me ሙ=mu ሚ=mi ማ=ma ሜ=me ም=m ሞ=mo ሟ=mwa ሠ=se ሡ=su '
    'ሢ=si ሣ=sa ሤ=se ሥ=s ሦ=so ሧ=swa ረ=re ሩ=ru ሪ=ri ራ=ra ሬ=re ር=r ሮ=ro ሯ=rwa ሰ=se ሱ=su ሲ=si ሳ=sa ሴ=se ስ=s ሶ=so ሷ=swa ሸ=she ሹ=shu '
    'ሺ=shi ሻ=sha ሼ=she ሽ=sh ሾ=sho ሿ=shwa ቀ=ke ቁ=ku ቂ=ki ቃ=ka ቄ=ke ቅ=k ቆ=ko ቇ=koa ቈ=kwe ቊ=kwi ቋ=kwa ቌ=kwe ቍ=kwi ቐ=ke ቑ=ku ቒ=ki ቓ=ka '
    'ቔ=ke ቕ=k ቖ=ko ቘ=kwe ቚ=kwi ቛ=kwa ቜ=kwe ቝ=kwi በ=be ቡ=bu ቢ=bi ባ=ba ቤ=be ብ=b ቦ=bo ቧ=bwa ቨ=ve ቩ=vu ቪ=vi ቫ=va ቬ=ve ቭ=v ቮ=vo ቯ=vwa '
    'ተ=te ቱ=tu ቲ=ti ታ=ta ቴ=te ት=t ቶ=to ቷ=twa ቸ=che ቹ=chu ቺ=chi ቻ=cha ቼ=che ች=ch ቾ=cho ቿ=chwa ኀ=ha ኁ=hu ኂ=hi ኃ=ha ኄ=he ኅ=h ኆ=ho '
    'ኇ=hoa ኈ=hwe ኊ=hwi ኋ=hwa ኌ=hwe ኍ=hwi ነ=ne ኑ=nu ኒ=ni ና=na ኔ=ne ን=n ኖ=no ኗ=nwa ኘ=nye ኙ=nyu ኚ=nyi ኛ=nya ኜ=nye ኝ=ny ኞ=nyo ኟ=nywa '
    'አ=a ኡ=u ኢ=i ኣ=a ኤ=e እ= ኦ=o ኧ=wa ከ=ke ኩ=ku ኪ=ki ካ=ka ኬ=ke ክ=k ኮ=ko ኯ=koa ኰ=kwe ኲ=kwi ኳ=kwa ኴ=kwe ኵ=kwi ኸ=he ኹ=hu ኺ=hi ኻ=ha '
    'ኼ=he ኽ=h ኾ=ho ዀ=hwe ዂ=hwi ዃ=hwa ዄ=hwe ዅ=hwi ወ=we ዉ=wu ዊ=wi ዋ=wa ዌ=we ው=w ዎ=wo ዏ=woa ዐ=a ዑ=u ዒ=i ዓ=a ዔ=e ዕ= ዖ=o ዘ=ze ዙ=zu ዚ=zi '
    'ዛ=za ዜ=ze ዝ=z ዞ=zo ዟ=zwa ዠ=zhe ዡ=zhu ዢ=zhi ዣ=zha ዤ=zhe ዥ=zh ዦ=zho ዧ=zhwa የ=ye ዩ=yu ዪ=yi ያ=ya ዬ=ye ይ=y ዮ=yo ዯ=yoa ደ=de ዱ=du '
    'ዲ=di ዳ=da ዴ=de ድ=d ዶ=do ዷ=dwa ዸ=de ዹ=du ዺ=di ዻ=da ዼ=de ዽ=d ዾ=do ዿ=dwa ጀ=je ጁ=ju ጂ=ji ጃ=ja ጄ=je ጅ=j ጆ=jo ጇ=jwa ገ=ge ጉ=gu ጊ=gi '
    'ጋ=ga ጌ=ge ግ=g ጎ=go ጏ=goa ጐ=gwe ጒ=gwi ጓ=gwa ጔ=gwe ጕ=gwi ጘ=nge ጙ=ngu ጚ=ngi ጛ=nga ጜ=nge ጝ=ng ጞ=ngo ጟ=ngwa ጠ=te ጡ=tu ጢ=ti ጣ=ta '
    'ጤ=te ጥ=t ጦ=to ጧ=twa ጨ=che ጩ=chu ጪ=chi ጫ=cha ጬ=che ጭ=ch ጮ=cho ጯ=chwa ጰ=pe ጱ=pu ጲ=pi ጳ=pa ጴ=pe ጵ=p ጶ=po ጷ=pwa ጸ=tse ጹ=tsu ጺ=tsi '
    'ጻ=tsa ጼ=tse ጽ=ts ጾ=tso ጿ=tswa ፀ=tse ፁ=tsu ፂ=tsi ፃ=tsa ፄ=tse ፅ=ts ፆ=tso ፇ=tsoa ፈ=fe ፉ=fu ፊ=fi ፋ=fa ፌ=fe ፍ=f ፎ=fo ፏ=fwa ፐ=pe '
    'ፑ=pu ፒ=pi ፓ=pa ፔ=pe ፕ=p ፖ=po ፗ=pwa ፘ=rya ፙ=mya ፚ=fya ፲=10 ፳=20 ፴=30 ፵=40 ፶=50 ፷=60 ፸=70 ፹=80 ፺=90 ፻=100 ፼=10000 ᎀ=mwe ᎁ=mwi '
    'ᎂ=mwe ᎃ=mwi ᎄ=bwe ᎅ=bwi ᎆ=bwe ᎇ=bwi ᎈ=fwe ᎉ=fwi ᎊ=fwe ᎋ=fwi ᎌ=pwe ᎍ=pwi ᎎ=pwe ᎏ=pwi ᏸ=ye ᏹ=yi ᏺ=yo ᏻ=yu ᏼ=yv ᏽ=mv ᐁ=e ᐂ=iy '
    'ᐃ=i ᐄ=ii ᐅ=o ᐆ=oo ᐇ=oo ᐈ=e ᐉ=i ᐊ=a ᐋ=aa ᐌ=we ᐍ=we ᐎ=wi ᐏ=wi ᐐ=wii ᐑ=wii ᐒ=wo ᐓ=wo ᐔ=woo ᐕ=woo ᐖ=wo ᐗ=wa ᐘ=wa ᐙ=waa ᐚ=waa ᐛ=wa '
    'ᐜ=ai ᐝ=w ᐞ= ᐟ=t ᐠ=k ᐡ=sh ᐢ=s ᐣ=n ᐤ=w ᐥ= ᐦ=h ᐧ=w ᐨ=c ᐩ=n ᐪ=l ᐫ=e ᐬ=i ᐭ=o ᐮ=a ᐯ=pe ᐰ=piy ᐱ=pi ᐲ=pii ᐳ=po ᐴ=poo ᐵ=poo ᐶ=he ᐷ=hi '
    'ᐸ=pa ᐹ=paa ᐺ=pwe ᐻ=pwe ᐼ=pwi ᐽ=pwi ᐾ=pwii ᐿ=pwii ᑀ=pwo ᑁ=pwo ᑂ=pwoo ᑃ=pwoo ᑄ=pwa ᑅ=pwa ᑆ=pwaa ᑇ=pwaa ᑈ=pwa ᑉ=p ᑊ=p ᑋ=h ᑌ=te '
    'ᑍ=tiy ᑎ=ti ᑏ=tii ᑐ=to ᑑ=too ᑒ=too ᑓ=de ᑔ=di ᑕ=ta ᑖ=taa ᑗ=twe ᑘ=twe ᑙ=twi ᑚ=twi ᑛ=twii ᑜ=twii ᑝ=two ᑞ=two ᑟ=twoo ᑠ=twoo ᑡ=twa '
    'ᑢ=twa ᑣ=twaa ᑤ=twaa ᑥ=twa ᑦ=t ᑧ=te ᑨ=ti ᑩ=to ᑪ=ta ᑫ=ke ᑬ=kiy ᑭ=ki ᑮ=kii ᑯ=ko ᑰ=koo ᑱ=koo ᑲ=ka ᑳ=kaa ᑴ=kwe ᑵ=kwe ᑶ=kwi ᑷ=kwi '
    'ᑸ=kwii ᑹ=kwii ᑺ=kwo ᑻ=kwo ᑼ=kwoo ᑽ=kwoo ᑾ=kwa ᑿ=kwa ᒀ=kwaa ᒁ=kwaa ᒂ=kwa ᒃ=k ᒄ=kw ᒅ=ke ᒆ=ki ᒇ=ko ᒈ=ka ᒉ=ce ᒊ=ciy ᒋ=ci ᒌ=cii '
    'ᒍ=co ᒎ=coo ᒏ=coo ᒐ=ca ᒑ=caa ᒒ=cwe ᒓ=cwe ᒔ=cwi ᒕ=cwi ᒖ=cwii ᒗ=cwii ᒘ=cwo ᒙ=cwo ᒚ=cwoo ᒛ=cwoo ᒜ=cwa ᒝ=cwa ᒞ=cwaa ᒟ=cwaa ᒠ=cwa '
    'ᒡ=c ᒢ=c ᒣ=me ᒤ=miy ᒥ=mi ᒦ=mii ᒧ=mo ᒨ=moo ᒩ=moo ᒪ=ma ᒫ=maa ᒬ=mwe ᒭ=mwe ᒮ=mwi ᒯ=mwi ᒰ=mwii ᒱ=mwii ᒲ=mwo ᒳ=mwo ᒴ=mwoo ᒵ=mwoo '
    'ᒶ=mwa ᒷ=mwa ᒸ=mwaa ᒹ=mwaa ᒺ=mwa ᒻ=m ᒼ=m ᒽ=mw ᒾ=m ᒿ=m ᓀ=ne ᓁ=niy ᓂ=ni ᓃ=nii ᓄ=no ᓅ=noo ᓆ=noo ᓇ=na ᓈ=naa ᓉ=nwe ᓊ=nwe ᓋ=nwa '
    'ᓌ=nwa ᓍ=nwaa ᓎ=nwaa ᓏ=nwa ᓐ=n ᓑ=ng ᓒ=nw ᓓ=le ᓔ=liy ᓕ=li ᓖ=lii ᓗ=lo ᓘ=loo ᓙ=loo ᓚ=la ᓛ=laa ᓜ=lwe ᓝ=lwe ᓞ=lwi ᓟ=lwi ᓠ=lwii '
    'ᓡ=lwii ᓢ=lwo ᓣ=lwo ᓤ=lwoo ᓥ=lwoo ᓦ=lwa ᓧ=lwa ᓨ=lwaa ᓩ=lwaa ᓪ=l ᓫ=l ᓬ=l ᓭ=se ᓮ=siy ᓯ=si ᓰ=sii ᓱ=so ᓲ=soo ᓳ=soo ᓴ=sa ᓵ=saa '
    'ᓶ=swe ᓷ=swe ᓸ=swi ᓹ=swi ᓺ=swii ᓻ=swii ᓼ=swo ᓽ=swo ᓾ=swoo ᓿ=swoo ᔀ=swa ᔁ=swa ᔂ=swaa ᔃ=swaa ᔄ=swa ᔅ=s ᔆ=s ᔇ=sw ᔈ=s ᔉ=sk ᔊ=skw '
    'ᔋ=sw ᔌ=spwa ᔍ=stwa ᔎ=skwa ᔏ=scwa ᔐ=she ᔑ=shi ᔒ=shii ᔓ=sho ᔔ=shoo ᔕ=sha ᔖ=shaa ᔗ=shwe ᔘ=shwe ᔙ=shwi ᔚ=shwi ᔛ=shwii ᔜ=shwii '
    'ᔝ=shwo ᔞ=shwo ᔟ=shwoo ᔠ=shwoo ᔡ=shwa ᔢ=shwa ᔣ=shwaa ᔤ=shwaa ᔥ=sh ᔦ=ye ᔧ=yiy ᔨ=yi ᔩ=yii ᔪ=yo ᔫ=yoo ᔬ=yoo ᔭ=ya ᔮ=yaa ᔯ=ywe '
    'ᔰ=ywe ᔱ=ywi ᔲ=ywi ᔳ=ywii ᔴ=ywii ᔵ=ywo ᔶ=ywo ᔷ=ywoo ᔸ=ywoo ᔹ=ywa ᔺ=ywa ᔻ=ywaa ᔼ=ywaa ᔽ=ywa ᔾ=y ᔿ=y ᕀ=y ᕁ=yi ᕂ=re ᕃ=re ᕄ=li '
    'ᕅ=riy ᕆ=ri ᕇ=rii ᕈ=ro ᕉ=roo ᕊ=lo ᕋ=ra ᕌ=raa ᕍ=la ᕎ=rwaa ᕏ=rwaa ᕐ=r ᕑ=r ᕒ=r ᕓ=fe ᕔ=fiy ᕕ=fi ᕖ=fii ᕗ=fo ᕘ=foo ᕙ=fa ᕚ=faa ᕛ=fwaa '
    'ᕜ=fwaa ᕝ=f ᕞ=the ᕟ=the ᕠ=thi ᕡ=thi ᕢ=thii ᕣ=thii ᕤ=tho ᕥ=thoo ᕦ=tha ᕧ=thaa ᕨ=thwaa ᕩ=thwaa ᕪ=th ᕫ=tthe ᕬ=tthi ᕭ=ttho ᕮ=ttha '
    'ᕯ= ᕰ=te ᕱ=ti ᕲ=to ᕳ=ta ᕴ=hai ᕵ=hi ᕶ=hii ᕷ=hu ᕸ=huu ᕹ=ha ᕺ=haa ᕻ=h ᕼ=h ᕽ=hk ᕾ=qiy ᕿ=qi ᖀ=qii ᖁ=qu ᖂ=quu ᖃ=qa ᖄ=qaa ᖅ=q ᖆ=tle '
    'ᖇ=tli ᖈ=tlo ᖉ=tla ᖊ=re ᖋ=ri ᖌ=ro ᖍ=ra ᖎ=ngiy ᖏ=ngi ᖐ=ngii ᖑ=ngu ᖒ=nguu ᖓ=nga ᖔ=ngaa ᖕ=ng ᖖ=nng ᖗ=she ᖘ=shi ᖙ=sho ᖚ=sha ᖛ=the '
    'ᖜ=thi ᖝ=tho ᖞ=tha ᖟ=th ᖠ=hli ᖡ=hlii ᖢ=hlu ᖣ=hluu ᖤ=hla ᖥ=hlaa ᖦ=hl ᖧ=the ᖨ=thi ᖩ=thii ᖪ=tho ᖫ=thoo ᖬ=tha ᖭ=thaa ᖮ=th ᖯ=b ᖰ=e '
    'ᖱ=i ᖲ=o ᖳ=a ᖴ=we ᖵ=wi ᖶ=wo ᖷ=wa ᖸ=ne ᖹ=ni ᖺ=no ᖻ=na ᖼ=ke ᖽ=ki ᖾ=ko ᖿ=ka ᗀ=ge ᗁ=gi ᗂ=go ᗃ=ga ᗄ=khoo ᗅ=kho ᗆ=khu ᗇ=khe ᗈ=khi '
    'ᗉ=kha ᗊ=ghoo ᗋ=gho ᗌ=ghu ᗍ=ghe ᗎ=ghi ᗏ=gha ᗐ=woo ᗑ=wo ᗒ=wu ᗓ=we ᗔ=wi ᗕ=wa ᗖ=whoo ᗗ=who ᗘ=whu ᗙ=whe ᗚ=whi ᗛ=wha ᗜ=too ᗝ=to '
    'ᗞ=tu ᗟ=te ᗠ=ti ᗡ=ta ᗢ=too ᗣ=to ᗤ=tu ᗥ=te ᗦ=ti ᗧ=ta ᗨ=boo ᗩ=bo ᗪ=bu ᗫ=be ᗬ=bi ᗭ=ba ᗮ=p ᗯ=goo ᗰ=go ᗱ=gu ᗲ=ge ᗳ=gi ᗴ=ga ᗵ=koo '
    'ᗶ=ko ᗷ=ku ᗸ=ke ᗹ=ki ᗺ=ka ᗻ=koo ᗼ=ko ᗽ=ku ᗾ=ke ᗿ=ki ᘀ=ka ᘁ=k ᘂ=noo ᘃ=no ᘄ=nu ᘅ=ne ᘆ=ni ᘇ=na ᘈ=moo ᘉ=mo ᘊ=mu ᘋ=me ᘌ=mi ᘍ=ma '
    'ᘎ=yoo ᘏ=yo ᘐ=yu ᘑ=ye ᘒ=yi ᘓ=ya ᘔ=joo ᘕ=jo ᘖ=jo ᘗ=ju ᘘ=je ᘙ=ji ᘚ=ji ᘛ=ja ᘜ=choo ᘝ=cho ᘞ=chu ᘟ=che ᘠ=chi ᘡ=cha ᘢ=loo ᘣ=lo ᘤ=lu '
    'ᘥ=le ᘦ=li ᘧ=la ᘨ=dloo ᘩ=dlo ᘪ=dlu ᘫ=dle ᘬ=dli ᘭ=dla ᘮ=lhoo ᘯ=lho ᘰ=lhu ᘱ=lhe ᘲ=lhi ᘳ=lha ᘴ=tloo ᘵ=tlo ᘶ=tlu ᘷ=tle ᘸ=tli ᘹ=tla '
    'ᘺ=tloo ᘻ=tlo ᘼ=tlu ᘽ=tle ᘾ=tli ᘿ=tla ᙀ=zoo ᙁ=zo ᙂ=zu ᙃ=ze ᙄ=zi ᙅ=za ᙆ=z ᙇ=z ᙈ=dzoo ᙉ=dzo ᙊ=dzu ᙋ=dze ᙌ=dzi ᙍ=dza ᙎ=soo ᙏ=so '
    'ᙐ=su ᙑ=se ᙒ=si ᙓ=sa ᙔ=shoo ᙕ=sho ᙖ=shu ᙗ=she ᙘ=shi ᙙ=sha ᙚ=sh ᙛ=choo ᙜ=cho ᙝ=chu ᙞ=che ᙟ=chi ᙠ=cha ᙡ=tsoo ᙢ=tso ᙣ=tsu ᙤ=tse '
    'ᙥ=tsi ᙦ=tsa ᙧ=tsoo ᙨ=tso ᙩ=tsu ᙪ=tse ᙫ=tsi ᙬ=tsa ᙯ=qai ᙰ=ngai ᙱ=nngi ᙲ=nngii ᙳ=nngu ᙴ=nnguu ᙵ=nnga ᙶ=nngaa ᙷ=thwe ᙸ=thwi '
    'ᙹ=thwii ᙺ=thwo ᙻ=thwoo ᙼ=thwa ᙽ=thwaa ᙾ=th ᙿ=w ᚁ=b ᚂ=l ᚃ=f ᚄ=s ᚅ=n ᚆ=h ᚇ=d ᚈ=t ᚉ=c ᚊ=q ᚋ=m ᚌ=g ᚍ=ng ᚎ=z ᚏ=r ᚐ=a ᚑ=o ᚒ=u ᚓ=e '
    'ᚔ=i ᚕ=ea ᚖ=oi ᚗ=ui ᚘ=ia ᚙ=ae ᚚ=p ᚠ=f ᚡ=v ᚢ=u ᚣ=y ᚤ=y ᚥ=w ᚦ=th ᚧ=dh ᚨ=a ᚩ=o ᚪ=a ᚫ=ae ᚬ=a ᚭ=a ᚮ=o ᚯ=o ᚰ=o ᚱ=r ᚲ=k ᚳ=c ᚴ=k ᚵ=g '
    'ᚶ=ng ᚷ=g ᚸ=g ᚹ=w ᚺ=h ᚻ=h ᚼ=h ᚽ=h ᚾ=n ᚿ=n ᛀ=n ᛁ=i ᛂ=e ᛃ=j ᛄ=j ᛅ=a ᛆ=a ᛇ=i ᛈ=p ᛉ=z ᛊ=s ᛋ=s ᛌ=s ᛍ=c ᛎ=z ᛏ=t ᛐ=t ᛑ=d ᛒ=b ᛓ=b ᛔ=p '
    'ᛕ=p ᛖ=e ᛗ=m ᛘ=m ᛙ=m ᛚ=l ᛛ=l ᛜ=ng ᛝ=ng ᛞ=d ᛟ=o ᛠ=ea ᛡ=io ᛢ=q ᛣ=k ᛤ=k ᛥ=st ᛦ=r ᛧ=r ᛨ=y ᛩ=q ᛪ=x ᛮ=17 ᛯ=18 ᛰ=19 ᛱ=k ᛲ=sh ᛳ=oo ᛴ=o '
    'ᛵ=i ᛶ=e ᛷ=a ᛸ=ae ᜀ=a ᜁ=i ᜂ=u ᜃ=k ᜄ=g ᜅ=ng ᜆ=t ᜇ=d ᜈ=n ᜉ=p ᜊ=b ᜋ=m ᜌ=y ᜍ=r ᜎ=l ᜏ=w ᜐ=s ᜑ=h ᜕= ᜟ=r ᜠ=a ᜡ=i ᜢ=u ᜣ=k ᜤ=g ᜥ=ng ᜦ=t '
    'ᜧ=d ᜨ=n ᜩ=p ᜪ=b ᜫ=m ᜬ=y ᜭ=r ᜮ=l ᜯ=w ᜰ=s ᜱ=h ᜴= ᝀ=a ᝁ=i ᝂ=u ᝃ=k ᝄ=g ᝅ=ng ᝆ=t ᝇ=d ᝈ=n ᝉ=p ᝊ=b ᝋ=m ᝌ=y ᝍ=r ᝎ=l ᝏ=w ᝐ=s ᝑ=h ᝠ=a '
    'ᝡ=i ᝢ=u ᝣ=k ᝤ=g ᝥ=ng ᝦ=t ᝧ=d ᝨ=n ᝩ=p ᝪ=b ᝫ=m ᝬ=y ᝮ=l ᝯ=w ᝰ=s ក=k ខ=kh គ=k ឃ=kh ង=ng ច=ch ឆ=chh ជ=ch ឈ=chh ញ=nh ដ=d ឋ=th ឌ=d '
    'ឍ=th ណ=n ត=t ថ=th ទ=t ធ=th ន=n ប=b ផ=ph ព=p ភ=ph ម=m យ=y រ=r ល=l វ=v ឝ=s ឞ=s ស=s ហ=h ឡ=l អ= ឣ= ឤ=a ឥ=e ឦ=ei ឧ=o ឨ=o ឩ=ou ឪ=au '
    'ឫ=rue ឬ=rueu ឭ=lue ឮ=lueu ឯ=ae ឰ=ai ឱ=ao ឲ=ao ឳ=ov ា=a ើ=aeu ឿ=oea ៀ=ie េ=e ែ=ae ៃ=ai ោ=ao ៅ=au ះ=ah ៈ=ak ៜ= ៰=0 ៱=1 ៲=2 ៳=3 '
    '៴=4 ៵=5 ៶=6 ៷=7 ៸=8 ៹=9 ᠠ=a ᠡ=e ᠢ=i ᠣ=o ᠤ=u ᠥ=o ᠦ=u ᠧ=e ᠨ=n ᠩ=ng ᠪ=b ᠫ=p ᠬ=h ᠭ=g ᠮ=m ᠯ=l ᠰ=s ᠱ=x ᠲ=t ᠳ=d ᠴ=q ᠵ=j ᠶ=y ᠷ=r ᠸ=w '
    'ᠹ=f ᠺ=k ᠻ=k ᠼ=c ᠽ=z ᠾ=h ᠿ=r ᡀ=lh ᡁ=zh ᡂ=ch ᡄ=e ᡅ=i ᡆ=o ᡇ=u ᡈ=o ᡉ=u ᡊ=ng ᡋ=b ᡌ=p ᡍ=h ᡎ=g ᡏ=m ᡐ=t ᡑ=d ᡒ=q ᡓ=j ᡔ=c ᡕ=y ᡖ=v ᡗ=k '
    'ᡘ=g ᡙ=h ᡚ=j ᡛ=ny ᡜ=z ᡝ=e ᡞ=i ᡟ=y ᡠ=u ᡡ=u ᡢ=ng ᡣ=k ᡤ=g ᡥ=h ᡦ=p ᡧ=x ᡨ=t ᡩ=d ᡪ=j ᡫ=f ᡬ=g ᡭ=h ᡮ=c ᡯ=z ᡰ=r ᡱ=ch ᡲ=zh ᡳ=i ᡴ=k ᡵ=r '
    'ᡶ=f ᡷ=zh ᡸ=x ᢀ=m ᢁ=h ᢂ=h ᢃ=h ᢄ=h ᢇ=a ᢈ=i ᢉ=k ᢊ=ng ᢋ=ts ᢌ=t ᢍ=th ᢎ=d ᢏ=n ᢐ=t ᢑ=d ᢒ=p ᢓ=ph ᢔ=s ᢕ=zh ᢖ=z ᢗ= ᢘ=t ᢙ=zh ᢚ=gh ᢛ=ng '
    'ᢜ=ts ᢝ=dzh ᢞ=t ᢟ=dh ᢠ=t ᢡ=dh ᢢ=s ᢣ=c ᢤ=zh ᢥ=z ᢦ=w ᢧ=y ᢨ=bh ᢪ=lh ᢰ=oy ᢱ=ay ᢲ=aay ᢳ=way ᢴ=poy ᢵ=pay ᢶ=pwoy ᢷ=tay ᢸ=kay ᢹ=kway '
    'ᢺ=may ᢻ=noy ᢼ=nay ᢽ=lay ᢾ=soy ᢿ=say ᣀ=shoy ᣁ=shay ᣂ=shwoy ᣃ=yoy ᣄ=yay ᣅ=ray ᣆ=nwi ᣇ=nwi ᣈ=nwii ᣉ=nwii ᣊ=nwo ᣋ=nwo ᣌ=nwoo '
    'ᣍ=nwoo ᣎ=rwe ᣏ=rwi ᣐ=rwii ᣑ=rwo ᣒ=rwoo ᣓ=rwa ᣔ=p ᣕ=t ᣖ=k ᣗ=c ᣘ=m ᣙ=n ᣚ=s ᣛ=sh ᣜ=w ᣝ=w ᣞ=y ᣟ= ᣠ=rwe ᣡ=loo ᣢ=laa ᣣ=thwe ᣤ=thwa '
    'ᣥ=tthwe ᣦ=tthoo ᣧ=tthaa ᣨ=tlwe ᣩ=tloo ᣪ=shwe ᣫ=shoo ᣬ=goo ᣭ=gwo ᣮ=goo ᣯ=gaa ᣰ=gwa ᣱ=joo ᣲ=jwe ᣳ=l ᣴ=r ᣵ=s ᤀ= ᤁ=k ᤂ=kh ᤃ=g '
    'ᤄ=gh ᤅ=n ᤆ=c ᤇ=ch ᤈ=j ᤉ=jh ᤊ=n ᤋ=t ᤌ=th ᤍ=d ᤎ=dh ᤏ=n ᤐ=p ᤑ=ph ᤒ=b ᤓ=bh ᤔ=m ᤕ=y ᤖ=r ᤗ=l ᤘ=v ᤙ=s ᤚ=s ᤛ=s ᤜ=h ᤝ=jn ᤞ=tr ᤣ=e ᤤ=ai '
    'ᤥ=o ᤦ=au ᤩ=y ᤪ=r ᤫ=v ᤰ=k ᤱ=n ᤳ=t ᤴ=n ᤵ=p ᤶ=m ᤷ=r ᤸ=l ᥐ=g ᥑ=h ᥒ=ng ᥓ=z ᥔ=s ᥕ=y ᥖ=d ᥗ=t ᥘ=l ᥙ=b ᥚ=p ᥛ=m ᥜ=f ᥝ=w ᥞ=hh ᥟ= ᥠ=k ᥡ=c '
    'ᥢ=n ᥣ=aa ᥤ=i ᥥ=e ᥦ=ae ᥧ=u ᥨ=o ᥩ=oa ᥪ=ue ᥫ=oe ᥬ=aue ᥭ=ai ᥰ= ᥱ= ᥲ= ᥳ= ᥴ= ᦀ= ᦁ= ᦂ=g ᦃ=k ᦄ=ng ᦅ=g ᦆ=k ᦇ=ng ᦈ=z ᦉ=s ᦊ=y ᦋ=z ᦌ=s '
    'ᦍ=y ᦎ=d ᦏ=t ᦐ=n ᦑ=d ᦒ=t ᦓ=n ᦔ=b ᦕ=p ᦖ=m ᦗ=b ᦘ=p ᦙ=m ᦚ=f ᦛ=w ᦜ=l ᦝ=f ᦞ=w ᦟ=l ᦠ=h ᦡ=dd ᦢ=bb ᦣ=h ᦤ=dd ᦥ=bb ᦦ=gw ᦧ=kw ᦨ=gw ᦩ=kw '
    'ᦪ=sw ᦫ=sw ᦰ= ᦱ=aa ᦲ=i ᦳ=u ᦴ=u ᦵ=e ᦶ=ae ᦷ=o ᦸ=oa ᦹ=ue ᦺ=ai ᦻ=aai ᦼ=ui ᦽ=oi ᦾ=oai ᦿ=uei ᧀ=ii ᧁ=w ᧂ=ng ᧃ=n ᧄ=m ᧅ=k ᧆ=t ᧇ=p ᧈ= ᧉ= '
    'ᨀ=k ᨁ=g ᨂ=ng ᨃ=ngk ᨄ=p ᨅ=b ᨆ=m ᨇ=mp ᨈ=t ᨉ=d ᨊ=n ᨋ=nr ᨌ=c ᨍ=j ᨎ=ny ᨏ=nc ᨐ=y ᨑ=r ᨒ=l ᨓ=w ᨔ=s ᨕ= ᨖ=h ᨙ=e ᨚ=o ᨠ=k ᨡ=kh ᨢ=kh ᨣ=k '
    'ᨤ=kh ᨥ=kh ᨦ=ng ᨧ=ch ᨨ=s ᨩ=ch ᨪ=s ᨫ=s ᨬ=ny ᨭ=t ᨮ=th ᨯ=d ᨰ=th ᨱ=n ᨲ=t ᨳ=th ᨴ=t ᨵ=th ᨶ=n ᨷ=b ᨸ=p ᨹ=ph ᨺ=f ᨻ=p ᨼ=f ᨽ=ph ᨾ=m ᨿ=ny '
    'ᩀ=y ᩁ=h ᩂ=lue ᩃ=l ᩄ=lue ᩅ=w ᩆ=s ᩇ=s ᩈ=s ᩉ=h ᩊ=l ᩋ= ᩌ=h ᩍ=i ᩎ=i ᩏ=u ᩐ=u ᩑ=e ᩒ=o ᩓ=lae ᩔ=th ᩕ=r ᩗ=lng ᩡ=a ᩣ=a ᩤ=a ᩭ=oy ᩮ=e ᩯ=ae '
    'ᩰ=o ᩱ=ai ᩲ=ai ᬄ=h ᬅ=a ᬇ=i ᬉ=u ᬋ=re ᬍ=le ᬏ=e ᬐ=ai ᬑ=o ᬓ=k ᬔ=kh ᬕ=g ᬖ=gh ᬗ=ng ᬘ=c ᬙ=ch ᬚ=j ᬛ=jh ᬜ=ny ᬝ=t ᬞ=th ᬟ=d ᬠ=dh ᬡ=n ᬢ=t '
    'ᬣ=th ᬤ=d ᬥ=dh ᬦ=n ᬧ=p ᬨ=ph ᬩ=b ᬪ=bh ᬫ=m ᬬ=y ᬭ=r ᬮ=l ᬯ=w ᬰ=s ᬱ=s ᬲ=s ᬳ=h ᬵ=a ᬾ=e ᬿ=ai ᭄= ᭅ=q ᭆ=x ᭇ=ts ᭈ=f ᭉ=v ᭊ=z ᭋ=sy ᭌ=jny '
    'ᮂ=h ᮃ=a ᮄ=i ᮅ=u ᮆ=e ᮇ=o ᮈ=e ᮉ=eu ᮊ=k ᮋ=q ᮌ=g ᮍ=ng ᮎ=c ᮏ=j ᮐ=z ᮑ=ny ᮒ=t ᮓ=d ᮔ=n ᮕ=p ᮖ=f ᮗ=v ᮘ=b ᮙ=m ᮚ=y ᮛ=r ᮜ=l ᮝ=w ᮞ=s ᮟ=x '
    'ᮠ=h ᮡ=y ᮦ=e ᮧ=o ᮪= ᮮ=kh ᮯ=sy ᮺ= ᮻ=reu ᮼ=leu ᮽ=bh ᮾ=k ᮿ=m ᯀ= ᯁ= ᯂ=h ᯃ=h ᯄ=h ᯅ=b ᯆ=b ᯇ=p ᯈ=p ᯉ=n ᯊ=n ᯋ=w ᯌ=w ᯍ=w ᯎ=g ᯏ=g ᯐ=j '
    'ᯑ=d ᯒ=r ᯓ=r ᯔ=m ᯕ=m ᯖ=t ᯗ=t ᯘ=s ᯙ=s ᯚ=s ᯛ=y ᯜ=y ᯝ=ng ᯞ=l ᯟ=l ᯠ=ny ᯡ=c ᯢ=nd ᯣ=mb ᯤ=i ᯥ=u ᯧ=e ᯪ=i ᯫ=i ᯬ=o ᯮ=u ᯲= ᯳= ᰀ=k ᰁ=kl '
    'ᰂ=kh ᰃ=g ᰄ=gl ᰅ=ng ᰆ=c ᰇ=ch ᰈ=j ᰉ=ny ᰊ=t ᰋ=th ᰌ=d ᰍ=n ᰎ=p ᰏ=pl ᰐ=ph ᰑ=f ᰒ=fl ᰓ=b ᰔ=bl ᰕ=m ᰖ=ml ᰗ=ts ᰘ=tsh ᰙ=z ᰚ=y ᰛ=r ᰜ=l ᰝ=h '
    'ᰞ=hl ᰟ=v ᰠ=s ᰡ=sh ᰢ=w ᰣ= ᰤ=y ᰥ=r ᰦ=a ᰧ=i ᰨ=o ᰩ=o ᰪ=u ᰫ=u ᰴ=ng ᰵ=ng ᱍ=t ᱎ=th ᱏ=d ᱚ=a ᱛ=t ᱜ=g ᱝ=m ᱞ=l ᱟ=a ᱠ=k ᱡ=j ᱢ=m ᱣ=w ᱤ=i '
    'ᱥ=s ᱦ=h ᱧ=n ᱨ=r ᱩ=u ᱪ=c ᱫ=d ᱬ=n ᱭ=y ᱮ=e ᱯ=p ᱰ=d ᱱ=n ᱲ=r ᱳ=o ᱴ=t ᱵ=b ᱶ=n ᱷ=h ᲀ=v ᲁ=d ᲂ=o ᲃ=s ᲄ=t ᲅ=t ᲆ= ᲇ=e ᲈ=u ᲊ=tj ᳡= '
    'ᳩ=m ᳪ=m ᳫ=m ᳬ=m ᳮ=m ᳯ=m ᳰ=m ᳱ=m ᳲ=h ᳳ=h ᳵ=h ᳶ=h ᳷= ᳺ= ᴀ=a ᴁ=ae ᴂ=ae ᴃ=b ᴄ=c ᴅ=d ᴆ=d ᴇ=e ᴈ=e ᴉ=i ᴊ=j ᴋ=k ᴌ=l ᴍ=m ᴎ=n ᴏ=o ᴐ=o '
    'ᴑ=o ᴒ=o ᴓ=o ᴔ=oe ᴕ=ou ᴖ=o ᴗ=o ᴘ=p ᴙ=r ᴚ=r ᴛ=t ᴜ=u ᴝ=u ᴞ=u ᴟ=w ᴠ=v ᴡ=w ᴢ=z ᴣ=zh ᴤ= ᴥ= ᴦ=g ᴧ=l ᴨ=p ᴩ=r ᴪ=ps ᴫ=l ᵫ=ue ᵬ=b ᵭ=d '
    'ᵮ=f ᵯ=m ᵰ=n ᵱ=p ᵲ=r ᵳ=r ᵴ=s ᵵ=t ᵶ=z ᵷ=g ᵹ=g ᵺ=th ᵻ=i ᵼ=i ᵽ=p ᵾ=u ᵿ=u ᶀ=b ᶁ=d ᶂ=f ᶃ=g ᶄ=k ᶅ=l ᶆ=m ᶇ=n ᶈ=p ᶉ=r ᶊ=s ᶋ=sh ᶌ=v ᶍ=x '
    'ᶎ=z ᶏ=a ᶐ=a ᶑ=d ᶒ=e ᶓ=e ᶔ=e ᶕ=e ᶖ=i ᶗ=o ᶘ=sh ᶙ=u ᶚ=zh ẜ=s ẝ=s ẟ=d ỻ=ll ỽ=v ỿ=y ⅎ=f ↀ= ↁ= ↂ= ↄ=c ↅ=6 ↆ=l ↇ= ↈ= ⓫=11 ⓬=12 ⓭=13 '
    '⓮=14 ⓯=15 ⓰=16 ⓱=17 ⓲=18 ⓳=19 ⓴=20 ⓾=10 ❿=10 ➉=10 ➓=10 ⰰ=a ⰱ=b ⰲ=v ⰳ=g ⰴ=d ⰵ=e ⰶ=zh ⰷ=dz ⰸ=z ⰹ=i ⰺ=j ⰻ=i ⰼ=g ⰽ=k ⰾ=l ⰿ=m ⱀ=n '
    'ⱁ=o ⱂ=p ⱃ=r ⱄ=s ⱅ=t ⱆ=u ⱇ=f ⱈ=h ⱉ=o ⱊ=p ⱋ=sht ⱌ=c ⱍ=ch ⱎ=sh ⱏ=u ⱐ=i ⱑ=e ⱒ=h ⱓ=ju ⱔ=e ⱕ=e ⱖ=jo ⱗ=je ⱘ=o ⱙ=jo ⱚ=th ⱛ=u ⱜ=i ⱝ=a '
    'ⱞ=m ⱟ=ch ⱡ=l ⱥ=a ⱦ=t ⱨ=h ⱪ=k ⱬ=z ⱱ=v ⱳ=w ⱴ=v ⱶ=h ⱷ=o ⱸ=e ⱹ=r ⱺ=o ⱻ=e ⲁ=a ⲃ=b ⲅ=g ⲇ=d ⲉ=e ⲋ=6 ⲍ=z ⲏ=e ⲑ=th ⲓ=i ⲕ=k ⲗ=l ⲙ=m ⲛ=n '
    'ⲝ=ks ⲟ=o ⲡ=p ⲣ=r ⲥ=s ⲧ=t ⲩ=u ⲫ=ph ⲭ=kh ⲯ=ps ⲱ=o ⲳ= ⲵ= ⲷ=e ⲹ=k ⲻ=n ⲽ=n ⲿ=o ⳁ=900 ⳃ=sh ⳅ=sh ⳇ=sh ⳉ=x ⳋ=h ⳍ=h ⳏ=h ⳑ=h ⳓ=h ⳕ=h '
    'ⳗ=j ⳙ=dj ⳛ=c ⳝ=c ⳟ=ng ⳡ=ny ⳣ=w ⳤ= ⳬ=sh ⳮ=j ⳳ=x ⳽=5 ⴀ=a ⴁ=b ⴂ=g ⴃ=d ⴄ=e ⴅ=v ⴆ=z ⴇ=t ⴈ=i ⴉ=k ⴊ=l ⴋ=m ⴌ=n ⴍ=o ⴎ=p ⴏ=zh ⴐ=r ⴑ=s '
    'ⴒ=t ⴓ=u ⴔ=p ⴕ=k ⴖ=gh ⴗ=q ⴘ=sh ⴙ=ch ⴚ=ts ⴛ=dz ⴜ=ts ⴝ=ch ⴞ=kh ⴟ=j ⴠ=h ⴡ=e ⴢ=y ⴣ=w ⴤ=x ⴥ=o ⴧ=e ⴭ=ae ⴰ=a ⴱ=b ⴲ=b ⴳ=g ⴴ=g ⴵ=dj '
    'ⴶ=dj ⴷ=d ⴸ=d ⴹ=d ⴺ=d ⴻ=e ⴼ=f ⴽ=k ⴾ=k ⴿ=k ⵀ=h ⵁ=h ⵂ=h ⵃ=h ⵄ= ⵅ=x ⵆ=x ⵇ=q ⵈ=q ⵉ=i ⵊ=j ⵋ=j ⵌ=j ⵍ=l ⵎ=m ⵏ=n ⵐ=gn ⵑ=ng ⵒ=p ⵓ=u ⵔ=r '
    'ⵕ=r ⵖ=gh ⵗ=gh ⵘ=gh ⵙ=s ⵚ=s ⵛ=c ⵜ=t ⵝ=t ⵞ=tc ⵟ=t ⵠ=v ⵡ=w ⵢ=y ⵣ=z ⵤ=z ⵥ=z ⵦ=e ⵧ=o ⶀ=loa ⶁ=moa ⶂ=roa ⶃ=soa ⶄ=shoa ⶅ=boa ⶆ=toa '
    'ⶇ=choa ⶈ=noa ⶉ=nyoa ⶊ=oa ⶋ=zoa ⶌ=doa ⶍ=doa ⶎ=joa ⶏ=toa ⶐ=choa ⶑ=poa ⶒ=poa ⶓ=ngwe ⶔ=ngwi ⶕ=ngwe ⶖ=ngwi ⶠ=she ⶡ=shu ⶢ=shi ⶣ=sha '
    'ⶤ=she ⶥ=sh ⶦ=sho ⶨ=che ⶩ=chu ⶪ=chi ⶫ=cha ⶬ=che ⶭ=ch ⶮ=cho ⶰ=zhe ⶱ=zhu ⶲ=zhi ⶳ=zha ⶴ=zhe ⶵ=zh ⶶ=zho ⶸ=che ⶹ=chu ⶺ=chi ⶻ=cha '
    'ⶼ=che ⶽ=ch ⶾ=cho ⷀ=kye ⷁ=kyu ⷂ=kyi ⷃ=kya ⷄ=kye ⷅ=ky ⷆ=kyo ⷈ=kye ⷉ=kyu ⷊ=kyi ⷋ=kya ⷌ=kye ⷍ=ky ⷎ=kyo ⷐ=hye ⷑ=hyu ⷒ=hyi ⷓ=hya '
    'ⷔ=hye ⷕ=hy ⷖ=hyo ⷘ=gye ⷙ=gyu ⷚ=gyi ⷛ=gya ⷜ=gye ⷝ=gy ⷞ=gyo 〆= 〇=0 〡=1 〢=2 〣=3 〤=4 〥=5 〦=6 〧=7 〨=8 〩=9 〮= 〯= 〼=masu ぁ=a あ=a ぃ=i '
    'い=i ぅ=u う=u ぇ=e え=e ぉ=o お=o か=ka き=ki く=ku け=ke こ=ko さ=sa し=shi す=su せ=se そ=so た=ta ち=chi っ=t つ=tsu て=te と=to な=na に=ni ぬ=nu '
    'ね=ne の=no は=ha ひ=hi ふ=fu へ=he ほ=ho ま=ma み=mi む=mu め=me も=mo ゃ=ya や=ya ゅ=yu ゆ=yu ょ=yo よ=yo ら=ra り=ri る=ru れ=re ろ=ro ゎ=wa わ=wa '
    'ゐ=i ゑ=e を=o ん=n ゕ=ka ゖ=ka ァ=a ア=a ィ=i イ=i ゥ=u ウ=u ェ=e エ=e ォ=o オ=o カ=ka キ=ki ク=ku ケ=ke コ=ko サ=sa シ=shi ス=su セ=se ソ=so タ=ta '
    'チ=chi ッ=t ツ=tsu テ=te ト=to ナ=na ニ=ni ヌ=nu ネ=ne ノ=no ハ=ha ヒ=hi フ=fu ヘ=he ホ=ho マ=ma ミ=mi ム=mu メ=me モ=mo ャ=ya ヤ=ya ュ=yu ユ=yu ョ=yo '
    'ヨ=yo ラ=ra リ=ri ル=ru レ=re ロ=ro ヮ=wa ワ=wa ヰ=i ヱ=e ヲ=o ン=n ヵ=ka ヶ=ka', ' ') pair;

-- Words that many names have, in ASCII: two places are not looked for because of one of them alone.
CREATE TABLE twin_common_word (word text COLLATE "C" PRIMARY KEY);

INSERT INTO twin_common_word SELECT DISTINCT word FROM regexp_split_to_table(btrim('
    1901 a aan abschiebehaft abschiebungshaft abschiebungshaftanstalt abschiebungshafteinrichtung accoglienza accommodation accueil 
    acogida action actions administratif administrativa administrative advice aeroport aeroporto aeropuerto ag aide airport aisbl 
    aiuto aktion al am amke an and aps asbl asile asilo asociacion asso assoc associacio association associations associazione asyl 
    asylgruppe asylkreis asylum at attente au auf ausreisegewahrsam aux ayuda befrienders befriending bei bienvenue block building 
    bureau by cafe camp casa center centers centr centre centres centri centro centros centrum charity chez cic cie cio city clg 
    closed colectivo collectif collective collettivo comite committee communautaire communaute community conseil consiglio council 
    county cpr cpt cra ctr ctra d dans das de degli dei del dell della delle demandeurs den departure der derechos des detention di 
    die diritti do dom donne doo droit droits drop du e east ed een einrichtung el em en est et etranger etrangers ets ev exile exiles 
    extranjeros facilities facility femmes ferme fermes fluchtling fluchtlinge fluchtlingshilfe fluchtlingsrat flughafen fondation 
    fondazione food for forum foundation frauen from fundacion fundatia fur gewahrsam ggmbh gmbh great group groupe groups grupo 
    gruppa gruppe gruppo hafen haft haus help het hilfe hm holding home hommes hotspot house housing humanitarian humanity i il 
    illegaux im immigrant immigrants immigration immigres in inc initiative internamento internamiento international irc ivzw jameia 
    jmayh jmeyh kentro kitchen kollektiv l la language las law le legal les limited llp lo local loi los lower lra ltd maison men 
    migrant migrante migranten migrantes migranti migrants migration mit mrkz mujeres na national netwerk network netzwerk neu new ngo 
    ngos nord north nouvelle nueva nuova o odv of office offices on ong onlus op or os oue ouest par pda people per permanenza 
    personas persons plc police pomoshch por port porto pour pre prison progetto project projekt projet proyecto rat recht rechte red 
    refugee refugees refugiado refugiados refugie refugies regional registered removal reporting reseau residential rete retention 
    rifugiati rifugiato rights rimpatri room s saint sainte san santa santo sao seeker seekers short sia solidaire solidaires 
    solidaridad solidarieta solidaritat solidarite solidarity sous south sro stadt station sthf stichting stranieri sud sul sulla 
    support supporting sur te ten term terminal the to town tsentr und unit upper van verein village ville visiting visitor visitors 
    vluchteling vluchtelingen vom von voor vzw welcome welcomes west willkommen wing with without woman women y za zentrum zone zu zum 
    zur', E' \n'), '\s+') word;

-- Folded words in ASCII. At the beginning of a word Greek writes two letters for b, d and g. TwinWords.cs does the same; a test compares them.
CREATE FUNCTION ascii_words(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    words text := folded_words(value);
BEGIN
    IF octet_length(words) = length(words) THEN RETURN words; END IF;
    words := replace(regexp_replace(regexp_replace(regexp_replace(words, '\mμπ', 'b', 'g'), '\mντ', 'd', 'g'), '\mγκ', 'g', 'g'), 'τζ', 'j');
    SELECT string_agg(CASE WHEN octet_length(c) = 1 THEN c ELSE l.ascii END, '' ORDER BY n) INTO words
        FROM string_to_table(words, NULL) WITH ORDINALITY t (c, n) LEFT JOIN letter_in_ascii l ON octet_length(c) > 1 AND l.letter = c;
    RETURN coalesce(btrim(regexp_replace(words, '[^a-z0-9]+', ' ', 'g')), '');
END $$;

-- The consonants of a word as most languages and scripts agree on them: Dover, Дувр and دوفر are all tfr. Numbers such as 127bis stay.
CREATE FUNCTION word_sound(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    sound text := word;
BEGIN
    IF word ~ '^[a-z]?[0-9]+[a-z]{0,3}$' THEN RETURN word; END IF;
    sound := regexp_replace(sound, 'tsch|sch|tch|ch|sh|cz|zh|ts|tz', 's', 'g');
    sound := replace(replace(regexp_replace(replace(sound, 'kh', ''), 'c([eiy])', 's\1', 'g'), 'ph', 'f'), 'x', 'ks');
    sound := translate(sound, 'cqgjdbvzaeiouywh', 'kkkktpfs');
    sound := regexp_replace(sound, '(.)\1+', '\1', 'g');
    RETURN CASE WHEN sound = '' THEN left(word, 1) ELSE sound END;
END $$;

-- The host and path of a web address, without what two people write differently: scheme, www, port, query, last slash, start page.
CREATE FUNCTION website_key(address text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    regexp_replace(regexp_replace(regexp_replace(
        lower(address), '^[a-z]+://(www[0-9]*\.)?([^/?#:@]*)(:[0-9]+)?', '\2'), '[?#].*$', ''),
        '(/(index|home|default)\.[a-z]+)?/*$', '');

-- What a contact is found by: the last seven digits of a number, which all ways to write it have; an e-mail or web address.
CREATE FUNCTION contact_key(kind contact_kind, value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    CASE WHEN kind = 'email' THEN lower(btrim(value))
         WHEN kind = 'url' THEN public.website_key(value)
         ELSE NULLIF(right(regexp_replace(public.digits_alike(value), '[^0-9]', '', 'g'), 7), '') END;

CREATE INDEX contact_by_key ON contact (contact_key(kind, value));

-- Where a place is looked for: cells of 0.2 by 0.4 degrees, or the country where no position is known. With a margin, all cells within it.
CREATE FUNCTION twin_cells(point geometry, country text, margin float) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN point IS NULL THEN ARRAY[coalesce(country, '')]
         ELSE ARRAY(SELECT DISTINCT floor((ST_Y(point) + margin * y) * 5)::int || ':' || floor((ST_X(point) + 2 * margin * x) * 2.5)::int
                    FROM unnest(ARRAY[-1, 1]) y, unnest(ARRAY[-1, 1]) x) END;

-- What a place is found by. A strong key says by itself that two are perhaps the same: the name without common words, the initials of a long
-- name, a web address. The others are two words of a name, or one in a cell.
CREATE FUNCTION twin_keys(
    names text[], cells text[], website text, organisation uuid, OUT strong int[], OUT weak int[])
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    name text;
    words text[];
    common boolean[];
    rare text[];
    sounds text[];
    initials text;
    few_initials text;
    host text;
    strong_texts text[] := '{}';
    weak_texts text[] := '{}';
BEGIN
    FOR name IN SELECT DISTINCT n FROM unnest(names) n WHERE n IS NOT NULL LOOP
        SELECT array_agg(w ORDER BY n), array_agg(c.word IS NOT NULL OR length(w) = 1 ORDER BY n), string_agg(i, '' ORDER BY n),
                string_agg(i, '' ORDER BY n) FILTER (
                    WHERE w !~ '^(d|l|s|de|la|le|les|du|des|of|the|and|for|in|di|et|del|della|und|fur|y|e|i|en|au|aux|a)$')
            INTO words, common, initials, few_initials
            FROM string_to_table(ascii_words(name), ' ') WITH ORDINALITY t (w, n) LEFT JOIN twin_common_word c ON c.word = w,
                LATERAL (SELECT CASE WHEN w ~ '^[0-9]+$' THEN w ELSE left(w, 1) END AS i) letter
            WHERE w <> '' AND n <= 20;
        CONTINUE WHEN words IS NULL;
        SELECT array_agg(DISTINCT word_sound(w)), array_agg(DISTINCT w) INTO sounds, rare
            FROM unnest(words, common) t (w, is_common) WHERE NOT is_common;
        IF sounds IS NULL THEN
            SELECT array_agg(DISTINCT word_sound(w)), array_agg(DISTINCT w) INTO sounds, rare FROM unnest(words) w;
        END IF;
        strong_texts := strong_texts || ('n ' || array_to_string(sounds, ' '));
        strong_texts := strong_texts || ARRAY(SELECT 'a ' || i FROM unnest(ARRAY[initials, few_initials]) i WHERE length(i) BETWEEN 3 AND 10);
        IF cardinality(words) = 1 THEN strong_texts := strong_texts || ('a ' || words[1]); END IF;
        strong_texts := strong_texts || ARRAY(
            SELECT 'a ' || lower(m[1]) FROM regexp_matches(name, '\m([A-Z][A-Za-z]?[A-Z]{1,8})\M', 'g') m WHERE cardinality(words) > 1);
        -- A pair has a word that is not common, from the first eight.
        weak_texts := weak_texts || ARRAY(
            SELECT DISTINCT 'p ' || least(a.s, b.s) || ' ' || greatest(a.s, b.s)
            FROM (SELECT word_sound(w) AS s, is_common, n FROM unnest(words, common) WITH ORDINALITY t (w, is_common, n) WHERE n <= 8) a
            JOIN (SELECT word_sound(w) AS s, is_common, n FROM unnest(words, common) WITH ORDINALITY t (w, is_common, n) WHERE n <= 8) b
                ON a.n < b.n AND NOT (a.is_common AND b.is_common) AND a.s <> b.s);
        weak_texts := weak_texts
            || ARRAY(SELECT 'w ' || s || ' @' || cell FROM unnest(sounds) s, unnest(cells) cell)
            || ARRAY(SELECT 'f ' || left(w, 4) || ' @' || cell FROM unnest(rare) w, unnest(cells) cell WHERE length(w) >= 5)
            || ARRAY(SELECT 'f ' || right(w, 4) || '$ @' || cell FROM unnest(rare) w, unnest(cells) cell WHERE length(w) >= 5);
    END LOOP;
    IF website IS NOT NULL THEN
        strong_texts := strong_texts || ('u ' || website_key(website));
        host := split_part(website_key(website), '/', 1);
        strong_texts := strong_texts || ARRAY(SELECT 'h ' || host || ' @' || cell FROM unnest(cells) cell);
    END IF;
    IF organisation IS NOT NULL THEN
        weak_texts := weak_texts || ARRAY(SELECT 'o ' || organisation || ' @' || cell FROM unnest(cells) cell);
    END IF;
    -- 32 bits of a hash: two keys of a million places that meet by chance only add a candidate.
    strong := uniq(sort(ARRAY(SELECT ('x' || left(md5(t), 8))::bit(32)::int FROM unnest(strong_texts) t)));
    weak := uniq(sort(ARRAY(SELECT ('x' || left(md5(t), 8))::bit(32)::int FROM unnest(weak_texts) t)));
END $$;

-- The keys of every place, from what everybody who sees the place sees of it: neither its contacts nor its exact position.
CREATE TABLE place_twin (
    place_id uuid PRIMARY KEY REFERENCES place ON DELETE CASCADE,
    keys     int[] NOT NULL
);

CREATE FUNCTION twin_keys_of(p place) RETURNS int[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT uniq(sort(k.strong || k.weak)) FROM twin_keys(
        ARRAY[p.name] || values_of(p.names) || p.also_named,
        twin_cells(CASE WHEN p."precision" = 'region' THEN NULL ELSE p.position END, p.country, 0),
        p.website, p.organisation_id) k
$$;

INSERT INTO place_twin SELECT p.id, twin_keys_of(p) FROM place p;

-- Without a list of pending entries, which every search would have to go through.
CREATE INDEX place_twin_by_key ON place_twin USING gin (keys gin__int_ops) WITH (fastupdate = off);

-- How much two places have in common. Not PARALLEL SAFE, so that no statement with it is planned for several processes: to start them takes
-- longer than the search.
CREATE FUNCTION common_twin_keys(keys int[], strong int[], weak int[]) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL UNSAFE
    RETURN icount(keys & strong) * 4 + icount(keys & weak);

-- The statistics of the keys have 3,000 of them instead of 1,000, for the function below.
ALTER TABLE place_twin ALTER COLUMN keys SET STATISTICS 300;

-- The keys that more than so many places have, as the last ANALYZE counted them: what is in a thousand names tells none of them apart.
CREATE FUNCTION frequent_twin_keys(most int) RETURNS SETOF int LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT counted.key FROM pg_class c JOIN pg_stats s ON s.schemaname = c.relnamespace::regnamespace::text AND s.tablename = c.relname,
        LATERAL unnest(s.most_common_elems::text::int[], s.most_common_elem_freqs) counted (key, share)
    WHERE c.oid = 'place_twin'::regclass AND s.attname = 'keys' AND counted.key IS NOT NULL AND counted.share * c.reltuples > most
$$;

CREATE FUNCTION place_has_its_twin_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.name, NEW.names, NEW.also_named, NEW.country, NEW.website, NEW.organisation_id, NEW."precision")
            IS NOT DISTINCT FROM (OLD.name, OLD.names, OLD.also_named, OLD.country, OLD.website, OLD.organisation_id, OLD."precision")
        AND ST_AsBinary(NEW.position) IS NOT DISTINCT FROM ST_AsBinary(OLD.position) THEN RETURN NULL; END IF;
    INSERT INTO place_twin VALUES (NEW.id, twin_keys_of(NEW))
        ON CONFLICT (place_id) DO UPDATE SET keys = excluded.keys WHERE place_twin.keys <> excluded.keys;
    RETURN NULL;
END $$;

CREATE TRIGGER twin_keys_of_places AFTER INSERT OR UPDATE ON place FOR EACH ROW EXECUTE FUNCTION place_has_its_twin_keys();
